"""What occupations require before somebody begins: licences, certificates and qualifications."""

from __future__ import annotations

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the table."""

    dependencies: ClassVar[Any] = [("market_occupations", "0001_initial"), ("market_provenance", "0001_initial")]
    operations: ClassVar[Any] = [
        migrations.CreateModel(
            name="OccupationRequirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40)),
                ("always", models.BooleanField()),
                ("on", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "dataset",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="market_provenance.dataset"),
                ),
                (
                    "occupation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="requirements",
                        to="market_occupations.occupation",
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("dataset", "occupation", "key"), name="requirement_once")]},
        ),
    ]
