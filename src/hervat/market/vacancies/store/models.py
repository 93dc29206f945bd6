"""Ads as sources have them, the wordings in which they come, and the vacancies that they are of.

    Source 1 --- * SourceAd * --- 1 Wording * --- 1 Vacancy

Two ads with the same words (and the same place and employer) share a wording; wordings of the same job share a vacancy. There may be a
million of each: rows are small, and there is no index that nothing asks.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from hervat.market.vacancies.ads import Contract, HomeWork
from hervat.market.vacancies.postings import Per

IDENTIFIER, ADDRESS, NAME, TITLE = 300, 2000, 200, 300  # the most letters
WEEK, LEVELS = 168, (1, 8)


class Source(models.Model):
    """A source whose ads were taken in. ``key``: as harvesting calls it. ``visited_at``: the start of its last visit; each is later."""

    key = models.CharField(max_length=100, unique=True)
    visited_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Ledger(models.Model):
    """One row: how far the numbers have come that count up. Whoever writes vacancies holds it until the end of the transaction."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    revision = models.PositiveBigIntegerField(default=0)
    last_vacancy = models.PositiveBigIntegerField(default=0)
    last_wording = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [models.CheckConstraint(name="ledger_once", condition=Q(id=1))]

    def __str__(self) -> str:
        return str(self.revision)


class Vacancy(models.Model):
    """One job that is offered, by one or more ads; what is told of it comes from the ad that tells most (``best``).

    ``number`` counts up as vacancies come, ``revision`` with every change of any of them. ``sources``: how many sources have an ad for it
    now; none: it is gone, since ``gone_at``. ``merged_into``: it turned out to be the same as that one, and is gone for that reason.
    ``licences`` and ``shifts``: separated by spaces. ``start``: a day (ISO) or ``per direct``. The rest as in :class:`Ad`.
    """

    number = models.BigAutoField(primary_key=True)  # SQLite then needs no index for it; the ledger gives the values
    revision = models.PositiveBigIntegerField(unique=True)
    first_seen = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    sources = models.PositiveIntegerField()
    merged_into = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+", db_index=False)  # see Meta.indexes
    best = models.ForeignKey("Wording", null=True, on_delete=models.SET_NULL, related_name="+")

    title = models.CharField(max_length=TITLE)
    employer = models.CharField(max_length=NAME, blank=True)
    place = models.CharField(max_length=NAME, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    province = models.CharField(max_length=30, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    occupation = models.CharField(max_length=200, blank=True)
    occupation_label = models.CharField(max_length=200, blank=True)
    confidence = models.FloatField(null=True)
    hours_low = models.FloatField(null=True)
    hours_high = models.FloatField(null=True)
    wage_low = models.FloatField(null=True)
    wage_high = models.FloatField(null=True)
    wage_per = models.CharField(max_length=6, blank=True)
    month_low = models.FloatField(null=True)
    month_high = models.FloatField(null=True)
    level_low = models.PositiveSmallIntegerField(null=True)
    level_high = models.PositiveSmallIntegerField(null=True)
    contract = models.CharField(max_length=12, blank=True)
    home_work = models.CharField(max_length=8, blank=True)
    licences = models.CharField(max_length=100, blank=True)
    shifts = models.CharField(max_length=100, blank=True)
    start = models.CharField(max_length=12, blank=True)
    language = models.CharField(max_length=8, blank=True)
    date_posted = models.DateField(null=True)
    valid_through = models.DateField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [  # of few rows
            models.Index(fields=["merged_into"], name="vacancy_merged", condition=Q(merged_into__isnull=False)),
            models.Index(fields=["gone_at"], name="vacancy_gone", condition=Q(gone_at__isnull=False)),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="vacancy_counts_from_one", condition=Q(number__gte=1, revision__gte=1)),
            models.CheckConstraint(name="vacancy_named", condition=~Q(title="")),
            models.CheckConstraint(
                name="vacancy_gone_without_sources", condition=Q(sources=0, gone_at__isnull=False) | Q(sources__gt=0, gone_at__isnull=True)
            ),
            models.CheckConstraint(name="vacancy_merged_is_gone", condition=Q(merged_into__isnull=True) | Q(sources=0)),
            models.CheckConstraint(
                name="vacancy_on_earth",
                condition=Q(latitude__isnull=True, longitude__isnull=True) | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
            models.CheckConstraint(
                name="vacancy_occupation_whole",
                condition=Q(occupation="", confidence__isnull=True) | (~Q(occupation="") & Q(confidence__range=(0, 1))),
            ),
            models.CheckConstraint(
                name="vacancy_hours_of_a_week",
                condition=Q(hours_low__isnull=True, hours_high__isnull=True)
                | Q(hours_low__gte=0, hours_low__lte=F("hours_high"), hours_high__lte=WEEK),
            ),
            models.CheckConstraint(
                name="vacancy_levels",
                condition=Q(level_low__isnull=True, level_high__isnull=True)
                | Q(level_low__gte=LEVELS[0], level_low__lte=F("level_high"), level_high__lte=LEVELS[1]),
            ),
            models.CheckConstraint(
                name="vacancy_month_wage",
                condition=Q(month_low__isnull=True) | Q(month_high__isnull=True) | Q(month_low__gte=0, month_low__lte=F("month_high")),
            ),
            models.CheckConstraint(name="vacancy_wage_per", condition=Q(wage_per__in=["", *(per.value for per in Per)])),
            models.CheckConstraint(name="vacancy_contract", condition=Q(contract__in=["", *(contract.value for contract in Contract)])),
            models.CheckConstraint(name="vacancy_home_work", condition=Q(home_work__in=["", *(work.value for work in HomeWork)])),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Wording(models.Model):
    """The words of one or more ads of one vacancy: all that was read in them.

    ``digest``: of the words, place and employer, spelled in one way; the same again is the same wording. ``signature``: what it is compared
    by (see :mod:`hervat.market.vacancies.doubles`), as are ``title``, ``place`` and ``employer``, in one spelling. ``told``: how many
    fields the ad tells, ``letters`` how long its text is. ``packed``: the whole :class:`Ad` (see ``packing``).
    """

    id = models.BigAutoField(primary_key=True)  # given by the ledger, too
    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, related_name="wordings")
    digest = models.BinaryField(max_length=16, unique=True)
    told = models.PositiveSmallIntegerField()
    letters = models.PositiveIntegerField()
    title = models.CharField(max_length=TITLE)
    place = models.CharField(max_length=NAME, blank=True)
    employer = models.CharField(max_length=NAME, blank=True)
    signature = models.BinaryField()
    packed = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [models.CheckConstraint(name="wording_from_one", condition=Q(id__gte=1))]

    def __str__(self) -> str:
        return str(self.id)


class SourceAd(models.Model):
    """One ad of one source, under the source's own identifier. ``raw``: hash of how it came; the same again needs no reading."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+", db_index=False)  # the constraint has an index
    identifier = models.CharField(max_length=IDENTIFIER)
    raw = models.BigIntegerField()
    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="ads")
    url = models.CharField(max_length=ADDRESS, blank=True)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["gone_at"], name="ad_gone", condition=Q(gone_at__isnull=False))]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="ad_once_in_a_source", fields=["source", "identifier"]),
            models.CheckConstraint(name="ad_identified", condition=~Q(identifier="")),
            models.CheckConstraint(name="ad_seen_in_order", condition=Q(first_seen__lte=F("last_seen"))),
            models.CheckConstraint(name="ad_gone_after_seen", condition=Q(gone_at__isnull=True) | Q(gone_at__gte=F("last_seen"))),
        ]

    def __str__(self) -> str:
        return self.identifier


class Reason(models.TextChoices):
    """Why an ad was not taken in."""

    NO_IDENTIFIER = "no_identifier"
    LONG_IDENTIFIER = "long_identifier"
    TWICE = "twice"  # the source has two ads with one identifier: only the first counts
    NO_TITLE = "no_title"
    LONG_TITLE = "long_title"
    NO_TEXT = "no_text"
    LONG_TEXT = "long_text"
    LONG_ADDRESS = "long_address"
    UNREADABLE = "unreadable"


class Rejection(models.Model):
    """How many ads of a source were not taken in at its last visit that had such, why, and one of them."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="rejections", db_index=False)
    reason = models.CharField(max_length=16, choices=Reason.choices)
    count = models.PositiveIntegerField()
    example = models.CharField(max_length=IDENTIFIER, blank=True)
    visited_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="rejection_once", fields=["source", "reason"]),
            models.CheckConstraint(name="rejection_counted", condition=Q(count__gte=1)),
            models.CheckConstraint(name="rejection_reason", condition=Q(reason__in=Reason.values)),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.count}"


class Happening(models.TextChoices):
    """What became of a vacancy on a day."""

    NEW = "new"
    GONE = "gone"
    BACK = "back"


class News(models.Model):
    """That a vacancy came, went or came back on a day; each at most once a day."""

    pk = models.CompositePrimaryKey("day", "what", "vacancy_id")
    day = models.DateField()
    what = models.CharField(max_length=4, choices=Happening.choices)
    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="news_known", condition=Q(what__in=Happening.values))
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.what} {self.vacancy_id}"
