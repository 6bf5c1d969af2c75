"""The only room that runs student code: ``run(program, scenario, limits) -> Evidence``."""

from grader.sandbox.launch import run, run_all, warm_up
from grader.sandbox.workfolder import Program, remove_left_folders

__all__ = ["Program", "remove_left_folders", "run", "run_all", "warm_up"]
