"""The environment of a submission: an allow-list, so that it sees no token and no setting of the grader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from grader.evidence import Scenario
from grader.sandbox.workfolder import Place

PROBE = Path(__file__).with_name("probe")
ALLOWED = ("PATH", "HOME", "LANG", "TZ", "TMPDIR", "VIRTUAL_ENV", "SYSTEMROOT", "TEMP", "TMP")


def inherited(outer: Mapping[str, str], place: Place) -> dict[str, str]:
    """What a program without a jail gets of the grader's own environment."""
    env = {name: value for name, value in outer.items() if name in ALLOWED or name.startswith("LC_")}
    if place.is_copy:  # what a killed Manager leaves there goes away with the scratch folder
        env["TMPDIR"] = str(place.scratch / "tmp")
    return env


def probing(address: str, probe: Path, root: Path, scenario: Scenario) -> dict[str, str]:
    """What tells the probe its work; paths as the program sees them."""
    env = {"PYTHONPATH": str(probe), "GRADE_PROBE": address, "GRADE_ROOT": str(root)}
    if scenario.start_method:
        env["GRADE_METHOD"] = scenario.start_method
    if scenario.delays:
        env["GRADE_DELAYS"] = str(scenario.seed)
    return env
