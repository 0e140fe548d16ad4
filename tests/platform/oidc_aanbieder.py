"""A real OpenID Connect provider for a test: allauth's own, in a process and database of its own.

Arguments: port, folder, where to send people back to. Prints a line when it serves.
"""

from __future__ import annotations

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.urls import URLResolver, include, path

WACHTWOORD = "een-lang-wachtwoord-voor-tests"
CLIENT, GEHEIM = "verband-proef", "geheim-van-de-proef"
# Filled by main(): a test that imports this module must not take the provider's tables along.
urlpatterns: list[URLResolver] = []


def _sleutel() -> str:
    sleutel = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return sleutel.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


def _stel_in(map_: Path) -> None:
    settings.configure(
        SECRET_KEY="alleen-voor-de-proef-" * 3,
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": map_ / "db"}},
        INSTALLED_APPS=[
            *(f"django.contrib.{d}" for d in ("auth", "contenttypes", "sessions", "messages")),
            "django.contrib.humanize", "allauth", "allauth.account", "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        ACCOUNT_LOGIN_METHODS={"email"},
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_RATE_LIMITS=False,
        IDP_OIDC_PRIVATE_KEY=_sleutel(),
    )  # fmt: skip


def _vul(terug: str) -> None:
    """People by what their organisation says of them: ``-`` in front is an address not verified."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User

    for wie in ("anna", "bart", "-chris", "onbekend"):
        email = f"{wie.removeprefix('-')}@voorbeeld.test"
        mens = User.objects.create_user(wie, email, WACHTWOORD)
        EmailAddress.objects.create(
            user=mens, email=email, verified=not wie.startswith("-"), primary=True
        )
    client = Client(id=CLIENT, name="Verband", skip_consent=True)
    client.set_scopes(["openid", "email"])
    client.set_redirect_uris([terug])
    client.set_secret(GEHEIM)
    client.save()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Stil(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        pass


def main() -> None:
    poort, map_, terug = sys.argv[1:]
    _stel_in(Path(map_))
    django.setup()
    urlpatterns.extend(
        [path("accounts/", include("allauth.urls")), path("", include("allauth.idp.urls"))]
    )
    call_command("migrate", verbosity=0)
    _vul(terug)
    with make_server("127.0.0.1", int(poort), get_wsgi_application(), _Server, _Stil) as server:
        print("klaar", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
