from __future__ import annotations

from django.urls import path

from verband.plannen.gereedheid import pagina

app_name = "gereedheid"
urlpatterns = [path("gereedheid/", pagina.stand, name="stand")]
