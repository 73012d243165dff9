"""The archive's public addresses."""

urlpatterns: list[object] = []
