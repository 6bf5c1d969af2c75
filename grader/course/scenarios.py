"""Scenarios as their author wrote them, and as they are drawn for one grading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.course.inputs import InputTemplate
from grader.evidence import Input, Scenario


@dataclass(frozen=True, slots=True)
class ScenarioTemplate:
    """A scenario as its author wrote it; ``args`` and ``stdin`` have ``{fields}`` for the drawn inputs."""

    name: str
    args: tuple[str, ...] = ()
    stdin: str | None = None
    inputs: Mapping[str, InputTemplate] = field(default_factory=dict)
    limits: Mapping[str, Any] = field(default_factory=dict)
    start_methods: tuple[str, ...] | None = None
    delays: bool = False
    cpus: int | None = None


def draw(template: ScenarioTemplate, start_method: str | None, seed: int) -> Scenario:
    """The scenario for a seed.  All start methods of one scenario get the same inputs."""
    import random

    rng = random.Random(f"{seed}/{template.name}")
    inputs = {name: how.draw(rng) for name, how in template.inputs.items()}
    args = tuple(word for arg in template.args for word in _fill(arg, inputs))
    stdin = None if template.stdin is None else template.stdin.format_map(inputs)
    return Scenario(template.name, start_method, args, stdin, seed, inputs, template.delays, template.cpus)


def _fill(arg: str, inputs: dict[str, Input]) -> tuple[str, ...]:
    """``{names}`` alone is replaced by all its values, one argument each."""
    value = inputs.get(arg[1:-1]) if arg.startswith("{") and arg.endswith("}") else None
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return (arg.format_map(inputs),)
