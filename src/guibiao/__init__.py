"""Guibiao (圭表) measures how far a plan has gone.

It reads the plans and reports of a government, turns them into cited figures, checks their arithmetic,
holds them against the plan's targets and writes the evaluation report. docs/contributor.md maps the rooms.
"""

from importlib.metadata import version

__version__ = version("guibiao")
