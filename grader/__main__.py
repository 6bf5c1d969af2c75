"""``python -m grader`` is ``grade``."""

from grader.cli.main import main

main()
