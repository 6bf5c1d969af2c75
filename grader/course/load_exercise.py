"""Reading one exercise: its ``exercise.yaml``, and whether its other files are there."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

import msgspec

from grader.course.course import Exercise
from grader.course.inputs import InputTemplate
from grader.course.scenarios import ScenarioTemplate
from grader.course.template import fields_of
from grader.course.yamlfile import Step, YamlFile
from grader.errors import ExerciseError
from grader.limits import NAMES, Limits

FORMAT = "exercise/1"

StartMethod = Literal["fork", "spawn", "forkserver"]


class _Exercise(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    title: str
    goal: str
    scenarios: list[Any]
    start_methods: tuple[StartMethod, ...] = ()
    limits: dict[str, Any] = {}
    collect: tuple[str, ...] = ()
    hints: dict[str, Any] = {}
    run: str | None = None


class _Scenario(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    inputs: dict[str, Any] = {}
    args: tuple[str, ...] = ()
    stdin: str | None = None
    limits: dict[str, Any] = {}
    start_methods: tuple[StartMethod, ...] | None = None
    delays: bool = False
    cpus: Annotated[int, msgspec.Meta(ge=1)] | None = None


def load_exercise(folder: Path, weight: float, defaults: Limits) -> Exercise:
    """The exercise in a folder; ``defaults`` are the course's limits.  ExerciseError says what is wrong."""
    file = YamlFile(folder / "exercise.yaml", ExerciseError)
    file.expect_format(FORMAT)
    read = file.read(_Exercise)
    for name in ("checks.py", "stub.py"):
        if not (folder / name).is_file():
            raise ExerciseError(f"an exercise needs a {name}, and there is none.", folder)
    _collected(file, read.collect)
    return Exercise(
        id=folder.name,
        folder=folder,
        title=read.title,
        goal=read.goal,
        start_methods=read.start_methods,
        limits=defaults.with_(read_limits(file, "limits")),
        templates=_scenarios(file, read.scenarios),
        collect=read.collect,
        hints={check: file.read(tuple[str, ...], "hints", check) for check in read.hints},
        weight=weight,
        driver=None if read.run is None else _driver(file, read.run),
    )


def _driver(file: YamlFile, name: str) -> Path:
    driver = file.path.parent / "files" / name
    if Path(name).name != name or not driver.is_file():
        raise file.mistake(f"{name!r} is no file in the exercise's folder files/.", "run")
    if not file.path.parent.name.isidentifier():
        raise file.mistake(
            f"{name} cannot import {file.path.parent.name!r}: that is no name in Python.", "run"
        )
    return driver


def _scenarios(file: YamlFile, listed: list[Any]) -> tuple[ScenarioTemplate, ...]:
    if not listed:
        raise file.mistake("the exercise has no scenarios; it needs at least one.", "scenarios")
    templates: dict[str, ScenarioTemplate] = {}
    for place in range(len(listed)):
        template = _scenario(file, place)
        if template.name in templates:
            raise file.mistake(f"two scenarios are called {template.name!r}.", "scenarios", place, "name")
        templates[template.name] = template
    return tuple(templates.values())


def _scenario(file: YamlFile, place: int) -> ScenarioTemplate:
    at = ("scenarios", place)
    read = file.read(_Scenario, *at)
    inputs = {name: file.read(InputTemplate, *at, "inputs", name) for name in read.inputs}
    for index, arg in enumerate(read.args):
        _fields_are_inputs(file, arg, inputs, (*at, "args", index))
    if read.stdin is not None:
        _fields_are_inputs(file, read.stdin, inputs, (*at, "stdin"))
    limits = read_limits(file, *at, "limits")
    return ScenarioTemplate(
        read.name, read.args, read.stdin, inputs, limits, read.start_methods, read.delays, read.cpus
    )


def _fields_are_inputs(
    file: YamlFile, text: str, inputs: Mapping[str, InputTemplate], at: tuple[Step, ...]
) -> None:
    try:
        fields = fields_of(text)
    except ValueError as error:
        raise file.mistake(f"{text!r}: {error}; a brace itself is written twice.", *at) from None
    for field in fields:
        if field not in inputs:
            known = f"inputs are {', '.join(inputs)}" if inputs else "the scenario has no inputs"
            raise file.mistake(f"{{{field}}} is no input of this scenario; {known}.", *at)
        alone = "args" in at and text == f"{{{field}}}"
        if inputs[field].is_list and not alone:
            raise file.mistake(f"{{{field}}} is a list: it can only be an argument of its own.", *at)


def read_limits(file: YamlFile, *at: Step) -> dict[str, float]:
    """The limits at a path, by name; none where nothing is written there."""
    here = file.value(*at) or {}
    for name in here:
        if name not in NAMES:
            raise file.mistake(f"there is no limit {name!r}; limits are {', '.join(NAMES)}.", *at, name)
    limits = {name: file.read(_kind_of_limit(name), *at, name) for name in here}
    for name, value in limits.items():
        if not 0 < value < math.inf:
            raise file.mistake(f"{name}: a limit is more than 0 and finite, not {value:g}.", *at, name)
    return limits


def _kind_of_limit(name: str) -> type[float]:
    return type(getattr(_DEFAULTS, name))


_DEFAULTS = Limits()


def _collected(file: YamlFile, names: tuple[str, ...]) -> None:
    for place, name in enumerate(names):
        path = PurePosixPath(name)
        if not name or path.is_absolute() or ".." in path.parts:
            raise file.mistake(f"{name!r} does not lie in the work folder of a run.", "collect", place)
