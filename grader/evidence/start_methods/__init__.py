"""Why a program works under one start method and not under another.

fork copies main as it is: every variable, every open file, every function, wherever it was defined.  spawn
and forkserver start afresh: the child imports the program's file, main guard left out, and is sent, pickled,
what it is to do.  Whatever a program owes to the copy it loses with it.
"""

from grader.evidence.start_methods.contrast import Contrast, compare
from grader.evidence.start_methods.portability import Portability
from grader.evidence.start_methods.reasons import portability

__all__ = ["Contrast", "Portability", "compare", "portability"]
