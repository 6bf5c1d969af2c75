"""The only room that runs student code: ``run(program, scenario, limits) -> Evidence``."""

from grader.sandbox.launch import run, run_all
from grader.sandbox.workfolder import Program

__all__ = ["Program", "run", "run_all"]
