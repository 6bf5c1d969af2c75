"""The environment of a submission: an allow-list, so that it sees no token and no setting of the grader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PROBE = Path(__file__).with_name("probe")
ALLOWED = ("PATH", "HOME", "LANG", "TZ", "TMPDIR", "VIRTUAL_ENV", "SYSTEMROOT", "TEMP", "TMP")


def environment(
    outer: Mapping[str, str], socket_path: str, root: Path, start_method: str | None
) -> dict[str, str]:
    """What the submission's processes get; ``root`` is the folder that counts as the student's own files."""
    env = {name: value for name, value in outer.items() if name in ALLOWED or name.startswith("LC_")}
    env |= {"PYTHONPATH": str(PROBE), "GRADE_PROBE": socket_path, "GRADE_ROOT": str(root)}
    if start_method:
        env["GRADE_METHOD"] = start_method
    return env
