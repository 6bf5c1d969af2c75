"""The folded time axis."""

from itertools import pairwise

import pytest

from grader.reports.timeline.scale import Scale, clock, rounded, roundest

MS = 1_000_000
INSTANTS = [0, 50 * MS, 50 * MS + 10_000, 51 * MS, 100 * MS]


def test_order_is_kept_and_the_whole_width_is_used():
    places = [Scale.of(INSTANTS, 100).place(at) for at in INSTANTS]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, pytest.approx(100))


def test_what_happens_within_a_millisecond_has_room_beside_a_gap_of_fifty():
    scale = Scale.of(INSTANTS, 100)
    assert scale.place(INSTANTS[3]) - scale.place(INSTANTS[1]) > 10


def test_a_place_leads_back_to_its_time():
    scale = Scale.of(INSTANTS, 100)
    for at in (*INSTANTS, 25 * MS, 70 * MS):
        assert scale.time(scale.place(at)) == pytest.approx(at, abs=10)


def test_a_run_in_which_nothing_happened_has_a_scale_all_the_same():
    scale = Scale.of([5], 100)
    assert (scale.place(5), scale.time(50), list(scale.folds())) == (0, 5, [])


def test_a_long_gap_that_is_drawn_short_is_folded():
    instants = [0, *(90 * MS + n * MS for n in range(10))]
    assert [tuple(fold) for fold in Scale.of(instants, 100).folds()] == [(0, 90 * MS)]


def test_equal_gaps_are_not_folded():
    assert list(Scale.of([n * MS for n in range(5)], 100).folds()) == []


def test_ticks_are_round_and_apart():
    ticks = list(Scale.of(INSTANTS, 1000).ticks(100))
    places = [Scale.of(INSTANTS, 1000).place(at) for at in ticks]
    assert all(after - before >= 60 for before, after in pairwise(places))
    assert {"0 ms", "50 ms"} <= {rounded(at) for at in ticks}


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(0, 9, 0), (37, 64, 50), (101, 119, 110), (7, 7, 7), (12, 13, 12)]
)
def test_the_roundest_number_between_two(low, high, expected):
    assert roundest(low, high) == expected


@pytest.mark.parametrize(
    ("nanoseconds", "text"),
    [
        (12_345_678, "12.35 ms"),
        (212_345_678, "212.3 ms"),
        (1_234_567_890, "1.235 s"),
        (60 * 10**9, "60.00 s"),
    ],
)
def test_a_time_in_words(nanoseconds, text):
    assert clock(nanoseconds) == text
