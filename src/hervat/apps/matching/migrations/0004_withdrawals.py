"""That an advice was taken back, with the triggers that keep it so."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import migrations, models
from django.db.models.deletion import PROTECT

from hervat.apps.matching.triggers import install_for_withdrawals, remove_from_withdrawals


def start(_apps: Any, schema_editor: Any) -> None:
    install_for_withdrawals(schema_editor.connection)


def stop(_apps: Any, schema_editor: Any) -> None:
    remove_from_withdrawals(schema_editor.connection)


def to(model: str) -> Any:
    return models.ForeignKey(on_delete=PROTECT, related_name="+", to=model)


class Migration(migrations.Migration):
    dependencies: ClassVar[list[Any]] = [
        ("dossiers", "0001_initial"),
        ("matching", "0003_data_stay"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="WorkAdviceWithdrawal",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
                ("author_role", models.CharField(max_length=40)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("advice", models.OneToOneField(on_delete=PROTECT, related_name="withdrawal", to="matching.workadvice")),
                ("author", to(settings.AUTH_USER_MODEL)),
                ("dossier", to("dossiers.dossier")),
                ("organisation", to("organisations.organisation")),
            ],
        ),
        migrations.RunPython(start, stop),
    ]
