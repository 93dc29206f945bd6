"""Where a mail can be stopped with one click; emptied with the rest of a mail when it is done."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models import Q

DONE = Q(state__in=("sent", "settled"))
EMPTIED = models.CheckConstraint(name="mail_emptied_when_done", condition=~DONE | Q(to="", subject="", body="", stop=""))


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("jobs", "0001_initial")]
    operations: ClassVar[list[Any]] = [
        migrations.RemoveConstraint(model_name="outgoingmail", name="mail_emptied_when_done"),
        migrations.AddField(model_name="outgoingmail", name="stop", field=models.CharField(blank=True, max_length=300)),
        migrations.AddConstraint(model_name="outgoingmail", constraint=EMPTIED),
    ]
