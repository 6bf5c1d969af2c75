"""A grading kit for exercises on Python multiprocessing.

A submission is run once into frozen Evidence; checks only read Evidence; everything after that is
arithmetic and rendering.  ``docs/how-it-works.md`` has the map.
"""

__version__ = "0.1.0"
