"""Django's settings. Nothing is decided by hand here that an installation may want otherwise: that is in :mod:`hervat.project.config`."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from hervat.project import config as configuration
from hervat.project import dutch_time
from hervat.project.databases import databases
from hervat.project.keys import secret_key
from hervat.project.logging_in import *  # noqa: F403 -- accounts, passwords and sessions: a chapter of its own
from hervat.project.observing.logs import logging_config

PACKAGE = Path(__file__).resolve().parent.parent

config = configuration.load()

SECRET_KEY = config.secret_key.get_secret_value() if config.secret_key else secret_key(config.home)
DEBUG = config.debug
DEMO = config.demo
ALLOWED_HOSTS = list(config.allowed_hosts)
ROOT_URLCONF = "hervat.project.urls"
WSGI_APPLICATION = "hervat.project.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "hervat.web.account",  # before allauth: its templates come first
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "hervat.apps.audit",
    "hervat.apps.accounts",
    "hervat.apps.organisations",
    "hervat.apps.jobs",
    "hervat.apps.dossiers",
    "hervat.apps.documents",
    "hervat.apps.health",
    "hervat.apps.profiles",
    "hervat.apps.matching",
    "hervat.apps.jobsearch",
    "hervat.market.provenance",
    "hervat.market.occupations",
    "hervat.market.geo",
    "hervat.market.educations",
    "hervat.market.vacancies.store",
    "hervat.market.vacancies.harvest",
    "hervat.market.alerts",
    "hervat.web.components",
    "hervat.web.timeline",
    "hervat.web.public",
    "hervat.web.market",
    "hervat.web.vacancies",
    "hervat.web.desk",
    "hervat.web.cases",
    "hervat.web.dossiers",
    "hervat.web.werknemer",
    "hervat.web.werkgever",
    "hervat.web.bedrijfsarts",
    "hervat.web.beheer",
    "hervat.web.demo",
]
MIDDLEWARE = [
    "hervat.project.observing.requests.observe",
    "hervat.project.answering.headers.safe_headers",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hervat.project.answering.compressing.CompressOpenPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "hervat.project.receiving.uploads.explain_refused_upload",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hervat.web.account.middleware.own_scripts",
    "hervat.web.account.middleware.limit_session",
    "hervat.web.account.middleware.require_second_factor",
    "hervat.web.account.middleware.keep_capacity",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hervat.project.errors.explain_refused_method",
    "hervat.api.middleware.speak_as_api",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hervat.web.desk.context.frame",
            ]
        },
    }
]

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = config.proxies > 0  # behind a proxy the address is https
ALLAUTH_TRUSTED_PROXY_COUNT = config.proxies
HELP_PHONE = config.help_phone

HERVAT_KEY_FOLDER = config.key_folder  # what closes stored values; see hervat.apps.sealing
HERVAT_AUDIT_ANCHORS = config.home / "audit-anchors.jsonl"

DATABASES = databases(config)
DATABASE_ROUTERS = ["hervat.project.databases.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = dutch_time.TIME_ZONE

STATIC_URL = "static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STATIC_ROOT = config.home / "static"
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Nothing is loaded from elsewhere, nothing runs in the page, nobody may frame it.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60  # Django sends it only in answers over https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if config.proxies else None
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # subdomains belong to whoever runs the domain
    "security.W008",  # the proxy that speaks https also redirects to it
    "security.W021",  # preloading is a decision about the whole domain
]

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a case of 1000 events still fits in a link
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = ["hervat.project.receiving.uploads.NamelessUploadHandler"]
FILE_UPLOAD_TEMP_DIR = str(config.home)  # without a name there, and not in memory
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
FILES_ROOT = config.home / "files"  # the files of cases, sealed
CLAMD = config.clamd
SEARCH_URL = config.search_url.get_secret_value() if config.search_url else None  # of a cluster; without it: this machine
SEARCH_ROOT = config.home / "search"  # that engine; it can be thrown away and filled again
NINJA_NUM_PROXIES = config.proxies
API_RATE = config.api_rate
BASE_URL = config.base_url  # for links in mail, without a slash at the end
MAIL_FOLDER = config.home / "mail"  # where mail goes when there is no mail server
PDF_RATE = config.pdf_rate

LOGGING_CONFIG = "hervat.project.observing.logs.configure"
LOGGING = logging_config(debug=config.debug)
