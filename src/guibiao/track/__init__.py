"""What became of projects and tasks: rates with their numerators and denominators, the time gone, lights.

Takes a plan's totals and tasks and a day; gives `Rate`s, shares of time and the colour of a light.
"""

from guibiao.track.lights import task_light
from guibiao.track.rates import Rate, points_ahead, project_rates, time_progress, year_progress

__all__ = ["Rate", "points_ahead", "project_rates", "task_light", "time_progress", "year_progress"]
