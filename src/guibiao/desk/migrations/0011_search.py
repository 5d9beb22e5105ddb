"""The search's index, which follows the rows of desk_sentence by itself: see guibiao.desk.search.

On SQLite a later migration that alters desk_sentence makes the table anew and loses the triggers: make them again then.
"""

from typing import Any

from django.db import migrations

_SQLITE = (
    "CREATE VIRTUAL TABLE desk_search USING fts5(words, content='desk_sentence', content_rowid='id')",
    "CREATE TRIGGER desk_search_new AFTER INSERT ON desk_sentence BEGIN"
    " INSERT INTO desk_search(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER desk_search_gone AFTER DELETE ON desk_sentence BEGIN"
    " INSERT INTO desk_search(desk_search, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER desk_search_other AFTER UPDATE ON desk_sentence BEGIN"
    " INSERT INTO desk_search(desk_search, rowid, words) VALUES ('delete', old.id, old.words);"
    " INSERT INTO desk_search(rowid, words) VALUES (new.id, new.words); END",
)
_POSTGRESQL = (
    "ALTER TABLE desk_sentence ADD COLUMN vector tsvector"
    " GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, words)) STORED",
    "CREATE INDEX desk_sentence_vector ON desk_sentence USING gin (vector)",
)


def make(_apps: Any, schema_editor: Any) -> None:
    for statement in _POSTGRESQL if schema_editor.connection.vendor == "postgresql" else _SQLITE:
        schema_editor.execute(statement, params=None)


def unmake(_apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE desk_sentence DROP COLUMN vector")
        return
    for name in ("new", "gone", "other"):
        schema_editor.execute(f"DROP TRIGGER desk_search_{name}")
    schema_editor.execute("DROP TABLE desk_search")


class Migration(migrations.Migration):
    dependencies = [("desk", "0010_library")]

    operations = [migrations.RunPython(make, unmake)]
