"""What a figure may say of the figures right beside it, by its unit and theirs, in whatever words it does."""

from guibiao.audit.neighbours.guess import Guess
from guibiao.audit.neighbours.guesses import guesses

__all__ = ["Guess", "guesses"]
