from __future__ import annotations

from django.urls import path

from verband.access.views import demo

app_name = "demo"
urlpatterns = [
    path("", demo.accounts, name="accounts"),
    path("keuze/", demo.keuze, name="keuze"),
    path("code/", demo.code, name="code"),
    path("inloggen/", demo.inloggen, name="inloggen"),
]
