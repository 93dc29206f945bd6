"""The head of the chain, and the triggers that let the record only grow."""

from typing import Any, ClassVar

from django.db import migrations

from hervat.apps.audit.triggers import install, remove


def start(apps: Any, schema_editor: Any) -> None:
    apps.get_model("audit", "AuditHead").objects.create()
    install(schema_editor.connection)


def stop(apps: Any, schema_editor: Any) -> None:
    remove(schema_editor.connection)
    apps.get_model("audit", "AuditHead").objects.all().delete()


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0001_initial")]
    operations: ClassVar[list[migrations.RunPython]] = [migrations.RunPython(start, stop)]
