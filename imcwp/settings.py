"""Every setting, in one file; what differs between machines comes from the environment.

`README.md` lists the variables.

Two situations are told apart by one question: is the site served to others?  It is
when `ALLOWED_HOSTS` is set.  Then every secret must come from the environment and
https is assumed.  Otherwise this is somebody's own machine: a secret key is made once
and kept in `var/`, which git ignores.
"""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env
from redis.backoff import NoBackoff
from redis.retry import Retry

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_STATE = BASE_DIR / "var"

env = Env()

ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
IS_LOCAL = not ALLOWED_HOSTS
if IS_LOCAL:
    # HOST is where `make run` listens.  Who lets it listen everywhere is asked for by
    # whatever name this machine has.
    HOST: str = env("HOST", "127.0.0.1")
    ALLOWED_HOSTS = ["*"] if HOST in {"0.0.0.0", "::", "[::]"} else ["localhost", "127.0.0.1", "[::1]", HOST]  # noqa: S104
DEBUG = env.bool("DEBUG", default=False)


def local_secret_key(state: Path = LOCAL_STATE) -> str:
    """The key of this machine, made on first use; never one that others know."""
    path = state / "secret_key"
    if not path.exists():
        state.mkdir(exist_ok=True)
        # Written apart and linked whole, so that of processes that start together the
        # first one's key holds for all, and none reads half a key.
        handle, draft = tempfile.mkstemp(dir=state)  # readable by its owner only
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        Path(draft).unlink()
    return path.read_text()


SECRET_KEY = local_secret_key() if IS_LOCAL and "SECRET_KEY" not in os.environ else env("SECRET_KEY")
# Former keys: what was signed or sealed with one can still be read.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[])

INSTALLED_APPS = [
    "archive.apps.ArchiveConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_countries",
    "django_filters",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_prose_editor",
    "reversion",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside of all that a page which is kept already can do without, or has in its headers.
    "archive.caching.middleware.PageCacheMiddleware",
    "archive.policy.PolicyMiddleware",
    "archive.languages.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "archive.signin.middleware.SignInMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "imcwp.urls"
WSGI_APPLICATION = "imcwp.wsgi.application"

TEMPLATES = [
    # The readers' pages, templates/archive/: compiled, as making them is most of a page's time.
    {
        "BACKEND": "archive.markup.engine.LanguageTemplates",
        "OPTIONS": {"environment": "archive.markup.environment.environment"},
    },
    # The editors', and everybody else's.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL",
        default=f"sqlite:///{LOCAL_STATE / 'archive.sqlite3'}",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    LOCAL_STATE.mkdir(exist_ok=True)
    # As for a real site: readers never wait for a writer (WAL), a writer takes its lock
    # at once and so cannot fail half-way (IMMEDIATE), and waits its turn (timeout); and
    # 4 MB of the file are kept in memory, as 2 MB hold less than a page reads of a large archive.
    # Django itself turns foreign keys on for every connection.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-4000;",
    }

# Pages are kept by the number of the public edition, so that none is ever stale; what
# nobody asks for any more makes room, or goes after a day.
CACHE_URL: str = env("CACHE_URL", "")
# What libraries count and note for minutes, as how often somebody has asked for a new password.
COUNTS: dict[str, Any] = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "OPTIONS": {"MAX_ENTRIES": 10_000},
}
if CACHE_URL.startswith(("redis://", "rediss://", "unix://")):
    # A Redis that is away or slow must cost less than computing the page does.
    REDIS: dict[str, Any] = {
        "LOCATION": CACHE_URL,
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "retry": Retry(NoBackoff(), 1)},
    }
    PAGES: dict[str, Any] = REDIS | {"BACKEND": "django.core.cache.backends.redis.RedisCache"}
    # By all processes together; by each while the Redis is away, or an editor could not sign in.
    COUNTS = REDIS | {"BACKEND": "archive.caching.counting.CountingCache", "KEY_PREFIX": "archive-counts"}
elif CACHE_URL:
    raise ImproperlyConfigured("CACHE_URL is the address of a Redis, such as redis://127.0.0.1:6379/0, or not set.")
else:
    PAGES = {
        "BACKEND": "archive.caching.memory.BoundedMemoryCache",
        "OPTIONS": {"MAX_ENTRIES": 5_000, "MAX_BYTES": env.int("CACHE_MEMORY_BYTES", default=32_000_000)},
    }
CACHES = {
    "pages": PAGES | {"KEY_PREFIX": "archive", "TIMEOUT": 24 * 60 * 60},
    "default": COUNTS,
}
# The name of what is deployed, a commit for one; by default a digest of its files.
DEPLOY_VERSION: str = env("DEPLOY_VERSION", "")

# Where readers can write to, shown to all of them; without one the site names none.
CONTACT_EMAIL: str = env("CONTACT_EMAIL", "")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# How revisions write values down; Django's own JSON cuts moments to milliseconds.
SERIALIZATION_MODULES = {"exact": "archive.revisions.exact"}
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Signing in, for staff alone: no account is opened here, and none is found out by asking.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "admin:index"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "archive.signin.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# Addresses are typed by who makes the account, not by a stranger.
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ALLOW_UNVERIFIED_EMAIL = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[IMCWP Archive] "
ACCOUNT_SESSION_REMEMBER = True
# allauth counts in a cache, which each process may have for itself.  Where somebody may guess,
# the failures are counted in the database instead, for all of them (archive/signin).
ACCOUNT_RATE_LIMITS = {"login_failed": None, "reset_password": "20/h/ip,5/h/key"}
# Asked of every editor unless this is somebody's own machine.
SECOND_FACTOR_REQUIRED: bool = env.bool("SECOND_FACTOR_REQUIRED", default=not IS_LOCAL)
MFA_ADAPTER = "archive.signin.factoradapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "IMCWP Archive"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = IS_LOCAL
ACCOUNT_FORMS = {"login": "archive.signin.forms.PasswordForm"}
MFA_FORMS = {
    name: f"archive.signin.forms.{form}"
    for name, form in {
        "authenticate": "CodeForm",
        "reauthenticate": "CodeAgainForm",
        "add_webauthn": "AddPasskeyForm",
        "authenticate_webauthn": "PasskeyForm",
        "login_webauthn": "PasskeyLoginForm",
        "reauthenticate_webauthn": "PasskeyAgainForm",
    }.items()
}
# How many proxies of ours pass a request on; only they are believed about where it came from.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
# Without being used; every day of use begins it anew.
SESSION_COOKIE_AGE = env.int("SESSION_DAYS", default=14) * 24 * 60 * 60

# A machine of one's own prints its mail; a served site without a way to send it sends none,
# as a log is no place for an address that sets a new password.
vars().update(env.dj_email_url("EMAIL_URL", default="console:" if IS_LOCAL else "dummy:"))
DEFAULT_FROM_EMAIL: str = env("DEFAULT_FROM_EMAIL", "archive@localhost")

# Each under its own name, as the footer of every page lists them; the first has the
# addresses without a prefix.
LANGUAGES = [
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("ar", "العربية"),
    ("tr", "Türkçe"),
    ("el", "Ελληνικά"),
]
LANGUAGE_CODE = "en"
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "imcwp.formats"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
# A local start serves static files where they lie; a deployment collects them first.
STATIC_ROOT = None if IS_LOCAL else LOCAL_STATE / "static"
WHITENOISE_USE_FINDERS = IS_LOCAL
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "archive.joining.JoinedFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if IS_LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Attachments, by their digests.  No server hands them out by itself: a view asks first who may see them.
MEDIA_ROOT = Path(env("MEDIA_ROOT", str(LOCAL_STATE / "media")))
ATTACHMENT_MAX_BYTES = env.int("ATTACHMENT_MAX_BYTES", default=50_000_000)
# Files of forms that are not saved yet, of all editors together, each a week at most.
KEPT_UPLOADS_MAX_BYTES = env.int("KEPT_UPLOADS_MAX_BYTES", default=1_000_000_000)

# Nothing inline and nothing from elsewhere, for readers and editors alike.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not IS_LOCAL)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0 if IS_LOCAL else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_SECONDS > 0
SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
if env.bool("BEHIND_HTTPS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_LOCAL
# What an editor typed is kept where only the mark of the session was out of date.
CSRF_FAILURE_VIEW = "archive.admin.keptform.csrf_failure"
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# An address typed without its scheme is https; Django's own default from version 6 on.
FORMS_URLFIELD_ASSUME_HTTPS = True

# What an import may cost: a document is a few pages, and what is far beyond that is a
# mistake or an attack.  Word and PDF are read in a process with these bounds.
IMPORT_MAX_BYTES = env.int("IMPORT_MAX_BYTES", default=25_000_000)
IMPORT_MAX_TEXT_CHARACTERS = env.int("IMPORT_MAX_TEXT_CHARACTERS", default=1_000_000)
IMPORT_MAX_PDF_PAGES = env.int("IMPORT_MAX_PDF_PAGES", default=500)
IMPORT_MAX_UNPACKED_BYTES = env.int("IMPORT_MAX_UNPACKED_BYTES", default=200_000_000)
IMPORT_MAX_MEMORY_BYTES = env.int("IMPORT_MAX_MEMORY_BYTES", default=1_000_000_000)
# Below the server's own patience of 30 seconds, so that the editor gets an answer.
IMPORT_TIMEOUT_SECONDS = env.int("IMPORT_TIMEOUT_SECONDS", default=20)

# What a form may send.  The longest text that an import takes, in an alphabet that the
# browser writes with six signs a letter, and the same again as it was when it was opened.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
# Rows are sent field by field: two hundred names of a party alone are 1,800.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# What a table of records may cost, which is tried and written in one request.
BULK_MAX_BYTES = env.int("BULK_MAX_BYTES", default=10_000_000)
BULK_MAX_ROWS = env.int("BULK_MAX_ROWS", default=5_000)

# To standard error, where whoever runs the site collects it.  Django by itself would
# mail errors to administrators that are not set, which loses them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", "WARNING")},
    "loggers": {
        "django": {"handlers": [], "level": env("LOG_LEVEL", "WARNING")},
        # A page that does not exist is the reader's slip, and the access log's.
        "django.request": {"level": "ERROR"},
    },
}
