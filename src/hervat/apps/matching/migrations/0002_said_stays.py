"""The triggers that keep what was said as it is."""

from typing import Any, ClassVar

from django.db import migrations

from hervat.apps.matching.triggers import install, remove


def start(_apps: Any, schema_editor: Any) -> None:
    install(schema_editor.connection)


def stop(_apps: Any, schema_editor: Any) -> None:
    remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("matching", "0001_initial")]
    operations: ClassVar[list[migrations.RunPython]] = [migrations.RunPython(start, stop)]
