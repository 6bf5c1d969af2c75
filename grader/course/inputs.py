"""Inputs are drawn at grading time, so that an answer that was written down in advance fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from grader.evidence import Input

if TYPE_CHECKING:
    import random


_LIST = (
    "amber basil cedar dahlia ember fennel ginger hazel indigo jasmine kestrel linden maple nutmeg "
    "olive poppy quince rowan saffron tulip umber violet walnut yarrow zinnia mango papaya lychee"
)
WORDS = tuple(_LIST.split())


class InputTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to draw one value; exactly one of these is given in ``exercise.yaml``.

    ``word: true``             one word
    ``words: N``               N different words
    ``integer: [low, high]``   one whole number, bounds included
    ``integers: [N, low, high]`` N different whole numbers
    ``choice: [a, b, ...]``    one of these
    ``letters: N``             one string of N letters
    ``value: x``               always x
    """

    word: bool | None = None
    words: int | None = None
    integer: tuple[int, int] | None = None
    integers: tuple[int, int, int] | None = None
    choice: tuple[str | int, ...] | None = None
    letters: int | None = None
    value: str | int | None = None

    def __post_init__(self) -> None:
        if len(self._given()) != 1:
            raise ValueError(f"give exactly one of {', '.join(self.__struct_fields__)}")
        if self.word is False:
            raise ValueError("write word: true")
        if self.letters is not None and self.letters < 0:
            raise ValueError("a number of letters is 0 or more")
        if self.words is not None and not 0 <= self.words <= len(WORDS):
            raise ValueError(f"there are {len(WORDS)} words to draw from")
        if self.integer and self.integer[0] > self.integer[1]:
            raise ValueError("the lower bound comes first")
        if self.integers and not 0 <= self.integers[0] <= self.integers[2] - self.integers[1] + 1:
            raise ValueError("that many different numbers do not lie between these bounds")
        if self.choice is not None and not self.choice:
            raise ValueError("a choice needs something to choose from")

    def _given(self) -> list[str]:
        return [name for name in self.__struct_fields__ if getattr(self, name) is not None]

    @property
    def is_list(self) -> bool:
        """Whether it draws several values."""
        return self.words is not None or self.integers is not None

    def draw(self, rng: random.Random) -> Input:
        """A value; it depends on nothing but the state of ``rng``."""
        return getattr(self, f"_draw_{self._given()[0]}")(rng)  # type: ignore[no-any-return]

    def _draw_word(self, rng: random.Random) -> Input:
        return rng.choice(WORDS)

    def _draw_words(self, rng: random.Random) -> Input:
        return tuple(rng.sample(WORDS, self.words or 0))

    def _draw_integer(self, rng: random.Random) -> Input:
        low, high = self.integer or (0, 0)
        return rng.randint(low, high)

    def _draw_integers(self, rng: random.Random) -> Input:
        count, low, high = self.integers or (0, 0, 0)
        return tuple(rng.sample(range(low, high + 1), count))

    def _draw_choice(self, rng: random.Random) -> Input:
        return rng.choice(self.choice or ("",))

    def _draw_letters(self, rng: random.Random) -> Input:
        return "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=self.letters or 0))

    def _draw_value(self, rng: random.Random) -> Input:
        assert self.value is not None
        return self.value
