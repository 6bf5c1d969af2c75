"""Leaves folders behind that their owner can neither read nor write."""
from pathlib import Path

deep = Path("deep/er")
deep.mkdir(parents=True)
(deep / "file").write_text("mine")
(deep / "file").chmod(0)
deep.chmod(0)
deep.parent.chmod(0o500)
print("locked")
