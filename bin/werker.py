"""The process that does the jobs; started by serve.py, or by itself beside other web servers."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

if sys.platform == "linux":  # it must not outlive a killed launcher
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1 = PR_SET_PDEATHSIG
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verband.conf.settings")
os.environ["VERBAND_ZONDER_POOL"] = "1"  # a worker keeps its connections itself

import django
from django.core.management import call_command

django.setup()
call_command("procrastinate", "worker", "--concurrency=2", verbosity=0)
