"""Questions to the bedrijfsarts and their answers, with the triggers that keep them as they are."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import migrations, models
from django.db.models.deletion import PROTECT

from hervat.apps.health.triggers import install_for_questions, remove_from_questions

ASKERS = ["arbeidsdeskundige", "coach", "werknemer"]


def start(_apps: Any, schema_editor: Any) -> None:
    install_for_questions(schema_editor.connection)


def stop(_apps: Any, schema_editor: Any) -> None:
    remove_from_questions(schema_editor.connection)


def to(model: str, **more: Any) -> Any:
    return models.ForeignKey(on_delete=PROTECT, to=model, **{"related_name": "+", **more})


class Migration(migrations.Migration):
    dependencies: ClassVar[list[Any]] = [
        ("dossiers", "0001_initial"),
        ("health", "0002_signed_stays"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="DoctorQuestion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
                ("author_role", models.CharField(choices=[(role, role) for role in ASKERS], max_length=40)),
                ("asked_at", models.DateTimeField()),
                ("author", to(settings.AUTH_USER_MODEL)),
                ("dossier", to("dossiers.dossier")),
                ("to", to("organisations.organisation")),
            ],
            options={
                "indexes": [models.Index(fields=["dossier", "to"], name="doctor_question_of_dossier")],
                "constraints": [models.CheckConstraint(condition=models.Q(author_role__in=ASKERS), name="doctor_question_by_known")],
            },
        ),
        migrations.CreateModel(
            name="DoctorAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
                ("author_role", models.CharField(max_length=40)),
                ("answered_at", models.DateTimeField()),
                ("author", to(settings.AUTH_USER_MODEL)),
                ("fml", to("health.fmlrecord", blank=True, null=True)),
                ("organisation", to("organisations.organisation")),
                ("question", to("health.doctorquestion", related_name="answers")),
            ],
        ),
        migrations.RunPython(start, stop),
    ]
