from __future__ import annotations

from django.urls import path

from verband.naslag import views

app_name = "naslag"
urlpatterns = [
    path("regels/", views.regels, name="regels"),
    path("regels.csv", views.regels_csv, name="regels-csv"),
    path("regels/<str:sleutel>/", views.regel, name="regel"),
    path("bronnen/", views.bronnen, name="bronnen"),
    path("bronnen.<lijstvorm:vorm>", views.bronnen_bestand, name="bronnen-bestand"),
    path("bronnen/<slug:sleutel>/", views.bron, name="bron"),
    path("nog-geen-regel/", views.nog_geen_regel, name="nog-geen-regel"),
    path("nog-geen-regel.csv", views.nog_geen_regel_csv, name="nog-geen-regel-csv"),
    path("regelsets/", views.regelsets, name="regelsets"),
    path("regelsets.csv", views.regelsets_csv, name="regelsets-csv"),
    path("begrippen/", views.begrippen, name="begrippen"),
    path("begrippen.<lijstvorm:vorm>", views.begrippen_bestand, name="begrippen-bestand"),
    path("zoek/", views.zoeken, name="zoek"),
]
