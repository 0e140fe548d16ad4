"""The rules of the RESV system: frozen facts in, a verdict with grounds out.

Pure: no Django, no clock, no database, no network. The only files it reads are its own
sources and rule sets under ``data/``. Everything here speaks Dutch, since law is lost in
translation; the mechanics around it are English.
"""
