"""The files of a report written together, rebuilt with people's words, and what changed since the last time."""
