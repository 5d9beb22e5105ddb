from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0015_published"),
    ]

    operations = [
        migrations.AddField(
            model_name="reportversion", name="kind", field=models.CharField(default="midterm", max_length=10)
        ),
    ]
