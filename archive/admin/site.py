"""Ways of the admin itself, in and out, that lead to those that know more: of second factors, drafts and reasons."""

from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from allauth.usersessions.admin import UserSession
from django.contrib import admin

from archive.signin.door import admin_login, admin_password_change

from .deleting import delete_selected
from .viewonsite import site_urls

admin.site.login = admin_login  # type: ignore[method-assign,assignment]
admin.site.password_change = admin_password_change  # type: ignore[method-assign,assignment]
admin.site.get_urls = site_urls  # type: ignore[method-assign]
admin.site.add_action(delete_selected)
# The secrets of second factors, the keys of sessions and addresses that follow the
# account's are nothing to be edited; importing allauth's pages for them above let them
# register first.
admin.site.unregister([Authenticator, UserSession, EmailAddress])
admin.site.site_header = admin.site.site_title = "IMCWP Archive"
