"""The pages of the account."""

from django.apps import AppConfig


class AccountPagesConfig(AppConfig):
    """The pages of the account. Its templates stand before those of django-allauth."""

    name = "hervat.web.account"
    label = "account_pages"
