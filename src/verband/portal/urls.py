from __future__ import annotations

from django.urls import path

from verband.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("start/", views.start, name="start"),
    path("r/<slug:regio>/", views.regio, name="regio"),
    path("v/<slug:verzekeraar>/", views.verzekeraar, name="verzekeraar"),
    path(
        "v/<slug:verzekeraar>/regios.<str:vorm>",
        views.verzekeraar_bestand,
        name="verzekeraar-bestand",
    ),
    path("gezond", views.health, name="health"),
    path("gezond/klaar", views.ready, name="ready"),
    path("robots.txt", views.robots, name="robots"),
]
