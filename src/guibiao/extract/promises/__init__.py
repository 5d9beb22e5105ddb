"""Promises and named projects out of documents: what a government says it will do, by when, and who leads.

Takes a `Document` and its statements, gives `Promise`s and `NamedProject`s. The definition is docs/promises.md.
"""

from guibiao.extract.promises.promise import NamedProject, Promise, json_line
from guibiao.extract.promises.reading import named_projects, promises

__all__ = ["NamedProject", "Promise", "json_line", "named_projects", "promises"]
