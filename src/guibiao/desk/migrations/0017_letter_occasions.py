from typing import Any

from django.db import migrations, models


def name_the_rounds(apps: Any, _schema_editor: Any) -> None:
    """Letters were of rounds alone."""
    letter = apps.get_model("desk", "Letter")
    for pk, opened in letter.objects.values_list("pk", "round"):
        letter.objects.filter(pk=pk).update(occasion=f"round:{opened}")


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0016_report_kinds"),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="occasion",
            field=models.CharField(default="", max_length=60),
            preserve_default=False,
        ),
        migrations.RunPython(name_the_rounds, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="letter", name="letter_once"),
        migrations.RemoveField(model_name="letter", name="round"),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(fields=("person", "occasion", "colour"), name="letter_once"),
        ),
    ]
