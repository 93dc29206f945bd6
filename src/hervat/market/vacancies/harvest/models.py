"""The sources of ads as their file tells them, and what was learned of each by visiting it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Source(models.Model):
    """One source: the fields of :class:`~hervat.market.vacancies.harvest.definitions.Definition`. ``host``: of its address."""

    key = models.CharField(max_length=60, primary_key=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    address = models.CharField(max_length=1000)
    host = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveIntegerField()
    pause = models.FloatField()
    robots = models.BooleanField()
    licence = models.CharField(max_length=300, blank=True)
    holds = models.CharField(max_length=20)
    pages = models.CharField(max_length=200, blank=True)
    mapping = models.JSONField()
    is_active = models.BooleanField()

    def __str__(self) -> str:
        return self.key


class State(models.Model):
    """How it goes with one source.

    ``etag``, ``last_modified``, ``digest``: of what was read to its end last, so that the same is recognised. ``started_at``: a visit to a
    site began then and has not ended; whoever visits next goes on where it broke off. ``failures``: visits that failed since.
    ``error``: a sentence, ``[template, values]``. ``empty``: visits in a row that found no ad where there were some before. The counts are
    those of the last visit that ended. ``is_cleared``: the source was put off and its ads were taken back.
    """

    source = models.OneToOneField(Source, on_delete=models.CASCADE, primary_key=True, related_name="state")
    due_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    good_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    error = models.JSONField(null=True)
    empty = models.PositiveSmallIntegerField(default=0)
    is_cleared = models.BooleanField(default=False)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    read = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    back = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    unreadable = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["due_at"], name="source_due")]

    def __str__(self) -> str:
        return self.source_id


class Host(models.Model):
    """What one host asked of who visits it. ``robots``: its robots.txt; ``is_closed``: that could not be fetched, so nothing may be.

    ``rest_until``: it answered that it is asked too much, and until when to leave it alone.
    """

    name = models.CharField(max_length=300, primary_key=True)
    robots = models.TextField(blank=True)
    is_closed = models.BooleanField(default=False)
    robots_at = models.DateTimeField(null=True)
    rest_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Page(models.Model):
    """A page of a site that was fetched: when it need not be fetched again.

    ``digest``: of its address. ``lastmod``: what the sitemap said of it then. ``ads``: how many ads stood on it. ``listed_on``: a day, at
    most a week old, on which the sitemap named it.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=32)
    lastmod = models.CharField(max_length=40, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    ads = models.PositiveSmallIntegerField()
    fetched_at = models.DateTimeField()
    listed_on = models.DateField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [models.UniqueConstraint(name="page_once", fields=["source", "digest"])]

    def __str__(self) -> str:
        return self.digest
