"""Translations: from an English template to the same sentence in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from grader.errors import ExerciseError

if TYPE_CHECKING:
    from grader.course.course import Course, Exercise

ENGLISH = "en"

_HERE = Path(__file__).parent


class Translation(NamedTuple):
    """One entry of a ``.po`` file, and its line there."""

    template: str
    text: str
    line: int


class Catalogue:
    """The texts of one language, the nearest file first.  What has no translation stays English."""

    def __init__(self, files: Sequence[Path] = ()) -> None:
        self._texts = tuple(_texts(file) for file in files)

    @classmethod
    def for_exercise(cls, exercise: Exercise, language: str) -> Catalogue:
        """The exercise's texts, then the course's, then the kit's; ExerciseError if one is broken."""
        return cls._of(language, exercise.folder, exercise.folder.parent.parent)

    @classmethod
    def for_course(cls, course: Course, language: str) -> Catalogue:
        """The course's texts, then the kit's."""
        return cls._of(language, course.folder)

    @classmethod
    def kit(cls, language: str) -> Catalogue:
        """The kit's own texts."""
        return cls._of(language)

    @classmethod
    def _of(cls, language: str, *folders: Path) -> Catalogue:
        if language == ENGLISH:
            return cls()
        names = [texts_file(folder, language) for folder in folders]
        return cls([*names, _HERE / f"kit.{language}.po"])

    def translate(self, template: str) -> str:
        """The template in this language, itself where there is no translation."""
        return next((texts[template] for texts in self._texts if template in texts), template)


def language(option: str | None, environ: Mapping[str, str]) -> str:
    """The reader's language, a code such as ``en``: ``--lang``, ``GRADE_LANG``, or the locale if Chinese."""
    chosen = option or environ.get("GRADE_LANG")
    if chosen:
        return _code(chosen)
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "zh" if _code(locale) == "zh" else ENGLISH


def texts_file(folder: Path, language: str) -> Path:
    """Where an exercise or a course keeps its translations."""
    return folder / f"texts.{language}.po"


def read_po(file: Path) -> list[Translation]:
    """The finished translations of a ``.po`` file; ExerciseError with its line where it is broken."""
    import polib  # type: ignore[import-untyped,unused-ignore]

    try:
        entries = polib.pofile(str(file), encoding="utf-8")
    except UnicodeDecodeError:
        raise ExerciseError("is not UTF-8 text.", file) from None
    except OSError as error:
        line = re.search(r"\(line (\d+)\)", str(error))
        reason = "broken translations" if line else f"cannot be read: {error.strerror or error}"
        raise ExerciseError(f"{reason}.", file, int(line[1]) if line else None) from None
    return [Translation(entry.msgid, entry.msgstr, entry.linenum) for entry in entries if entry.translated()]


@lru_cache
def _texts(file: Path) -> Mapping[str, str]:
    """Finished translations by template; nothing where there is no such file."""
    if not file.is_file():
        return {}
    return {translation.template: translation.text for translation in read_po(file)}


def _code(name: str) -> str:
    """``zh`` for ``zh_CN.UTF-8`` or ``zh-Hans``."""
    return re.split(r"[_.@-]", name.strip().lower())[0]
