"""Which licences, certificates and qualifications an education or a course gives."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the column to what is said and to what is believed."""

    dependencies: ClassVar[Any] = [("market_educations", "0001_initial")]
    operations: ClassVar[Any] = [
        migrations.AddField(model_name=model, name="gives", field=models.JSONField(null=True))
        for model in ("course", "coursefacts", "education", "educationfacts")
    ]
