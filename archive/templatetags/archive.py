"""What templates of editors have in common with those of readers."""

from django import template

from archive.markup.formatting import harmless

register = template.Library()
register.filter(harmless)
