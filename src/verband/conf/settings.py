"""Settings by environment only. The check without an account needs no database."""

from __future__ import annotations

import os

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from verband.conf.database import databases
from verband.conf.oidc import enkele_aanmelding, herkomst
from verband.core import geheim
from verband.core.postgres import WORTEL


def _lijst(naam: str, standaard: str) -> list[str]:
    return [deel.strip() for deel in os.environ.get(naam, standaard).split(",") if deel.strip()]


DEBUG = os.environ.get("VERBAND_DEBUG") == "1"
# Commands, tests and type checks do without a shared key; wsgi.py refuses to serve without one.
SECRET_KEY = geheim.bekend() or get_random_secret_key()
ALLOWED_HOSTS = _lijst("VERBAND_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _lijst("VERBAND_ORIGINS", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # asked by allauth
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "verband.core",
    "verband.ui",
    "verband.audit",
    "verband.regios",
    "verband.access",
    "verband.partijen",
    "verband.plannen",
    "verband.naslag",
    "verband.taken",
    "verband.portal",
    "verband.rest",
    # After our rooms, whose templates replace theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    # What sets headers stands outside what may put another answer in place (ProbleemMiddleware).
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "verband.conf.headers.ExtraHeadersMiddleware",
    "verband.rest.middleware.ProbleemMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "verband.conf.uploads.BodyLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    # Its transaction holds the view and its template, and nothing else.
    "verband.access.middleware.ToegangMiddleware",
    "verband.taken.middleware.GroteLijstMiddleware",
]
# Real operation gathers its logs; a laptop stays quiet.
if os.environ.get("VERBAND_LOG") == "json":
    MIDDLEWARE.insert(0, "verband.conf.log.VerzoekLogMiddleware")
ROOT_URLCONF = "verband.conf.urls"
WSGI_APPLICATION = "verband.conf.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "verband.access.kop.kop",
                "verband.portal.tabs.tabs",
                "verband.taken.kop.bel",
            ],
        },
    }
]
# --- database ---------------------------------------------------------------------------
DATABASES = databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- receipts ---------------------------------------------------------------------------
# The key that signs them; without one it is made once in the folder. The second names public
# keys of before that, so that what they signed can still be verified.
TEKENSLEUTEL = os.environ.get("VERBAND_TEKENSLEUTEL", "")
TEKENSLEUTELS_EERDER = _lijst("VERBAND_TEKENSLEUTELS_EERDER", "")
TEKENSLEUTEL_MAP = WORTEL / ".verband"

# --- log-in -----------------------------------------------------------------------------
# The example country with its one-click accounts; never in real operation.
DEMO = os.environ.get("VERBAND_DEMO") == "1"
AUTH_USER_MODEL = "access.Gebruiker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/start/"
SESSION_COOKIE_NAME = "verband_sessie"
SESSION_COOKIE_HTTPONLY = True
# Lax: a link in a mail must find its reader logged in.
SESSION_COOKIE_SAMESITE = "Lax"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "verband.access.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # the link of an invitation proved the address
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Verband: "
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_SESSION_REMEMBER = False
SESSION_COOKIE_AGE = 12 * 3600
ACCOUNT_FORMS = {
    "login": "verband.access.formulieren.LoginForm",
    "change_password": "verband.access.formulieren.ChangePasswordForm",
    "reset_password": "verband.access.formulieren.ResetPasswordForm",
    "reset_password_from_key": "verband.access.formulieren.ResetPasswordKeyForm",
    "reauthenticate": "verband.access.formulieren.WachtwoordForm",
}
MFA_ADAPTER = "verband.access.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Browsers give passkeys to http://localhost too; the library only when told.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
MFA_FORMS = {
    "authenticate": "verband.access.formulieren.CodeForm",
    "reauthenticate": "verband.access.formulieren.OpnieuwCodeForm",
    "activate_totp": "verband.access.formulieren.ActivateTotpForm",
    "add_webauthn": "verband.access.formulieren.AddPasskeyForm",
    "edit_webauthn": "verband.access.formulieren.EditPasskeyForm",
}
# Single sign-on by OpenID Connect, when the environment names a provider. It opens accounts that an
# invitation made, by their address; it makes none, and step-up stays ours.
SOCIALACCOUNT_ADAPTER = "verband.access.enkele_aanmelding.SocialAccountAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = enkele_aanmelding(os.environ)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "naam")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# How many proxies of ours stand before the server: the rate limits count by address.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("VERBAND_PROXIES", "0"))
# Rate limits and used codes, shared by all processes; made by a migration of access.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_tabel",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# --- mail -------------------------------------------------------------------------------
# Without a mail server a mail becomes a file, which the example country needs.
EMAIL_HOST = os.environ.get("VERBAND_SMTP", "")
EMAIL_PORT = int(os.environ.get("VERBAND_SMTP_POORT", "587"))
EMAIL_HOST_USER = os.environ.get("VERBAND_SMTP_GEBRUIKER", "")
EMAIL_HOST_PASSWORD = os.environ.get("VERBAND_SMTP_WACHTWOORD", "")
EMAIL_USE_TLS = os.environ.get("VERBAND_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = os.environ.get("VERBAND_MAIL_MAP") or str(WORTEL / ".verband/mail")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
# Where people find this installation: links in mails that no request asked for.
ADRES = os.environ.get("VERBAND_ADRES") or f"http://localhost:{os.environ.get('PORT', '8000')}"
DEFAULT_FROM_EMAIL = os.environ.get("VERBAND_AFZENDER") or "Verband <verband@localhost>"
# Whom builders of programs may write to, as "Naam <adres>": on /api/ and in the OpenAPI document.
CONTACT = os.environ.get("VERBAND_CONTACT", "")

# --- language and time ------------------------------------------------------------------
# Dutch is the source language of the texts; another language is a catalogue away.
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands"))]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# --- static files -----------------------------------------------------------------------
# Served from the apps themselves: no collectstatic, so a fresh clone has one step less.
STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 300

# --- uploads ----------------------------------------------------------------------------
# In memory or not at all. BodyLimitMiddleware stops what is larger before it is read.
MAX_UPLOAD_BYTES = 10_000_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = MAX_UPLOAD_BYTES + 200_000  # the form around the file too
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# One's own begroting: a field for each word (480) and each column (528) that the page shows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_500
DATA_UPLOAD_MAX_NUMBER_FILES = 5

# --- headers ----------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # icons inside the Utrecht CSS
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        # A form that leads on to single sign-on ends at its provider.
        "form-action": [SELF, *herkomst(os.environ)],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not no-referrer: that makes browsers send "Origin: null", which the CSRF check refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

HTTPS = os.environ.get("VERBAND_HTTPS") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = "verband_formulier"
CSRF_FAILURE_VIEW = "verband.portal.errors.csrf_failure"

# --- log --------------------------------------------------------------------------------
# Never the body of a request and never a file name: a plan may hold what was pasted by mistake.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_words": {"()": "verband.conf.log.WithoutWords"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without_words"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Refusals (4xx) name the address that was asked for, which strangers fill as they like.
        "django.request": {"level": "ERROR"},
        # A full page per stranger's probe is noise.
        "django.security.DisallowedHost": {"level": "CRITICAL", "propagate": False},
    },
}
