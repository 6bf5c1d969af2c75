"""Mutants: an answer that passes, spoilt by one mistake of this field; a grader worth its name notices.

``operators`` are functions from one node of a syntax tree to what could stand there by mistake.
"""

from grader.verify.mutants.mutate import Mutant, mutants

__all__ = ["Mutant", "mutants"]
