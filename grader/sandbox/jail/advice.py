"""What to do where bubblewrap cannot build a jail, by what it says."""

from __future__ import annotations

import re

_USER_NAMESPACES = (
    "allow user namespaces (as root: sysctl kernel.unprivileged_userns_clone=1; in Docker: run the container "
    "with --security-opt seccomp=unconfined --security-opt apparmor=unconfined)"
)
_APPARMOR = (
    "AppArmor keeps user namespaces for the programs it knows: install the distribution's own bubblewrap "
    "(apt install bubblewrap), or as root: sysctl kernel.apparmor_restrict_unprivileged_userns=0"
)
_ADVICE = (
    (r"setting up uid map: Permission denied|RTM_NEWADDR", _APPARMOR),
    (
        r"namespace failed|No permissions to create|Operation not permitted.*(?:unshare|namespace)",
        _USER_NAMESPACES,
    ),
    (
        r"[Mm]ount proc|mounting proc",
        "let /proc be mounted (in Docker: --security-opt systempaths=unconfined)",
    ),
    (r"unshare: Operation not permitted|mount /mnt", "run as an ordinary user, or as a root that may mount"),
    (r"[Uu]nknown option", "install bubblewrap 0.8 or newer"),
)


def advice(said: str) -> str:
    """A clause that goes on from "; "; "" where nothing is known."""
    return next((f"; {text}" for pattern, text in _ADVICE if re.search(pattern, said)), "")
