"""The admin's own ways to sign in and to change a password lead to those that know of second factors and the log."""

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from allauth.usersessions.admin import UserSession
from django.contrib import admin

from archive.signin.door import admin_login, admin_password_change

admin.site.login = admin_login  # type: ignore[method-assign,assignment]
admin.site.password_change = admin_password_change  # type: ignore[method-assign,assignment]
# The secrets of second factors, the keys of sessions and addresses that follow the
# account's are nothing to be edited; importing allauth's pages for them above let them
# register first.
admin.site.unregister([Authenticator, UserSession, EmailAddress])
admin.site.site_header = admin.site.site_title = "IMCWP Archive"
