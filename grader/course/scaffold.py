"""A new exercise to begin with: complete, verified, and about nearly nothing."""

from __future__ import annotations

import re
from pathlib import Path

from grader.course.course import Course
from grader.course.yamlfile import YamlFile
from grader.errors import ConfigError, UsageError

_SKELETON = Path(__file__).with_name("skeleton")
_SOLUTIONS = {
    "solution.py": "solution.py",
    "right_subclass.py": "right/subclass.py",
    "wrong_called.py": "wrong/called.py",
    "wrong_no_tuple.py": "wrong/no_tuple.py",
}
_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def scaffold(course: Course, name: str, title: str) -> tuple[str, tuple[Path, ...]]:
    """Write the exercise and its known answers, and list it in config.yaml: its id and the new files.

    ``name`` is a whole id (``ex19_ring``), or its number alone (``ex19``), to which words of the title are
    added.  UsageError for a name that cannot be one or that there is already.
    """
    id = _id(name, title)
    folder, solutions = course.folder / "exercises" / id, course.solutions / id
    number = id.split("_", 1)[0]
    for taken in (folder, solutions):
        if taken.exists():
            raise UsageError(f"{taken} is there already; choose another name.")
    if any(exercise.number == number for exercise in course.exercises):
        raise UsageError(f"there is an exercise {number} in this course already; choose another number.")
    config = _listed(course.folder / "config.yaml", id)
    fields = {"id": id, "number": number, "title": title}
    files = {path: _filled(source, fields) for path, source in _targets(course, folder, solutions).items()}
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (course.folder / "config.yaml").write_text(config, "utf-8")
    return id, tuple(files)


def _targets(course: Course, folder: Path, solutions: Path) -> dict[Path, Path]:
    """Each new file, and the part of the skeleton that it is made from."""
    parts = {source.name.removesuffix(".in"): source for source in sorted(_SKELETON.glob("*.in"))}
    targets = {
        solutions / _SOLUTIONS[name] if name in _SOLUTIONS else folder / name: source
        for name, source in parts.items()
    }
    others = [language for language in course.languages if language != "en"]
    return targets | {folder / f"README.{language}.md": parts["README.md"] for language in others}


def _filled(source: Path, fields: dict[str, str]) -> str:
    quoted = fields | {"title": _yaml(fields["title"])} if source.name.startswith("exercise.yaml") else fields
    return source.read_text("utf-8").format_map(quoted)


def _yaml(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z][A-Za-z0-9 ,.()]*", text) else "'" + text.replace("'", "''") + "'"


def _id(name: str, title: str) -> str:
    words = "" if "_" in name else "_".join(re.findall(r"[a-z0-9]+", title.lower())[:2])
    id = f"{name}_{words}" if words else name
    if not _ID.fullmatch(id):
        raise UsageError(
            f"{id!r} cannot be an exercise's name: use small letters and digits, like ex19_ring."
        )
    return id


def _listed(config: Path, id: str) -> str:
    """The text of config.yaml with one exercise more; ConfigError where its list cannot be added to."""
    file = YamlFile(config, ConfigError)
    lines = file.text.decode("utf-8").splitlines()
    first, last = file.lines("exercises", len(file.data["exercises"]) - 1)
    dash = re.match(r"\s*- ", lines[first - 1])
    if dash is None:
        raise file.mistake(
            f"the list of exercises is not one below the other; add {id} by hand.", "exercises"
        )
    return "\n".join([*lines[:last], f"{dash[0]}{id}", *lines[last:]]) + "\n"
