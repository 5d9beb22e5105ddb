"""Django's settings, out of the environment: `GUIBIAO_DESK_DATA` (a folder), `DATABASE_URL`, `GUIBIAO_DESK_HOSTS`.

The secret key is made once and kept in the data folder, readable by its owner alone.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guibiao.errors import InputError
from guibiao.messages import _

HERE = Path(__file__).parent
DATA = Path(os.environ.get("GUIBIAO_DESK_DATA", "guibiao-desk")).resolve()
DEBUG = False


def _secret_key() -> str:
    if key := os.environ.get("GUIBIAO_DESK_SECRET_KEY"):
        return key
    path = DATA / "secret-key"
    if not path.exists():
        DATA.mkdir(mode=0o700, parents=True, exist_ok=True)  # records, files and password hashes: the owner's alone
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def database(url: str) -> dict[str, object]:
    """Django's settings of a database: postgresql://user:password@host:5432/name, or "" for SQLite.

    Raises InputError for any other address.
    """
    if not url:
        options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA journal_mode=WAL"}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "desk.sqlite3", "OPTIONS": options}
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise InputError(
            _("看不懂数据库地址"),
            "DATABASE_URL",
            _("请写成 postgresql://用户:密码@主机:5432/库名，或不写（用 SQLite）"),
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = _secret_key()
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""))}
ALLOWED_HOSTS = os.environ.get("GUIBIAO_DESK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "guibiao.desk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "guibiao.desk.gate.ContentPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "guibiao.desk.gate.LanguageMiddleware",
    "guibiao.desk.gate.SignedInMiddleware",
    "guibiao.desk.gate.SoundTextMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "guibiao.desk.urls"
WSGI_APPLICATION = "guibiao.desk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "environment": "guibiao.desk.pages.environment",
            "context_processors": ["guibiao.desk.gate.navigation"],
        },
    }
]

AUTH_USER_MODEL = "desk.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
FAILURES_BEFORE_LOCK = 5
LOCKED_MINUTES = 15

OIDC_ISSUER = os.environ.get("GUIBIAO_DESK_OIDC_ISSUER", "")  # "" for no single sign-on
OIDC_CLIENT_ID = os.environ.get("GUIBIAO_DESK_OIDC_CLIENT_ID", "")
OIDC_CLIENT_SECRET = os.environ.get("GUIBIAO_DESK_OIDC_CLIENT_SECRET", "")
OIDC_CLAIM = os.environ.get("GUIBIAO_DESK_OIDC_CLAIM") or "preferred_username"  # what an account's name is held against
OIDC_SCOPES = os.environ.get("GUIBIAO_DESK_OIDC_SCOPES") or "openid profile"
OIDC_NAME = os.environ.get("GUIBIAO_DESK_OIDC_NAME", "")  # what people call the provider
OIDC_MAKES_ACCOUNTS = os.environ.get("GUIBIAO_DESK_OIDC_MAKES_ACCOUNTS") == "1"
OIDC_ONLY = bool(OIDC_ISSUER) and os.environ.get("GUIBIAO_DESK_OIDC_ONLY") == "1"  # passwords for administrators alone

SESSION_COOKIE_AGE = 8 * 3600  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_TLS = os.environ.get("GUIBIAO_DESK_TLS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 30 * 86400 if BEHIND_TLS else 0
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"] if BEHIND_TLS else []

_SMTP = urlsplit(os.environ.get("GUIBIAO_DESK_SMTP", ""))  # smtp://user:password@host:port, smtps:// for TLS throughout
EMAIL_HOST, EMAIL_PORT = _SMTP.hostname or "", _SMTP.port or (465 if _SMTP.scheme == "smtps" else 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_SMTP.username or ""), unquote(_SMTP.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _SMTP.scheme == "smtps", _SMTP.scheme == "smtp+starttls"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("GUIBIAO_DESK_MAIL_FROM") or EMAIL_HOST_USER or "guibiao@localhost"

LANGUAGE_CODE = "zh-hans"
USE_I18N = True  # Django's own sentences (passwords) in Chinese; the desk's are guibiao.messages
TIME_ZONE = os.environ.get("TZ") or "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "/static/"
STATICFILES_DIRS: list[Path] = []
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = DATA / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}, "nowhere": {"class": "logging.NullHandler"}},
    "loggers": {  # whoever scans the network asks for names that are not ours: answered 400, and no news
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
