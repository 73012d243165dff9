"""The one e-mail address of an account is the one that the admin shows."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db.models.signals import post_save
from django.dispatch import receiver


@receiver(post_save, sender=User)
def forget_former_addresses(instance: User, update_fields: frozenset[str] | None = None, **_signal: Any) -> None:
    """allauth notes addresses apart, and would send a new password to one that was taken away."""
    if update_fields is None or "email" in update_fields:
        EmailAddress.objects.filter(user=instance).exclude(email__iexact=instance.email).delete()
