"""The pages of the account that are ours; those of django-allauth have only our templates and forms."""
