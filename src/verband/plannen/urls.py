from __future__ import annotations

from django.urls import path

from verband.plannen import begrotingviews, views

app_name = "plannen"
urlpatterns = [
    path("", views.toets_plan, name="toets"),
    path("voorbeeld/", views.voorbeeld, name="voorbeeld"),
    path("begroting/", begrotingviews.begroting, name="begroting"),
    path("rapport/", views.rapport, name="rapport"),
    path("naar-voorbeeld/", views.naar_voorbeeld, name="naar-voorbeeld"),
    path("sjabloon.xlsx", views.sjabloon, name="sjabloon"),
    path("voorbeeld.xlsx", views.voorbeeld_xlsx, name="voorbeeld-xlsx"),
]
