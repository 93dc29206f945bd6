"""The triggers again, now also on with which data something was said."""

from typing import Any, ClassVar

from django.db import migrations

from hervat.apps.matching.triggers import install


def again(_apps: Any, schema_editor: Any) -> None:
    install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("matching", "0002_said_stays")]
    operations: ClassVar[list[migrations.RunPython]] = [migrations.RunPython(again, migrations.RunPython.noop)]
