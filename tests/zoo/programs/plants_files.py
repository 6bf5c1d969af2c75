"""Where a result is expected lies a named pipe, a link to elsewhere, a folder, or far too much."""
import os
from pathlib import Path

os.mkfifo("pipe.txt")
Path("link.txt").symlink_to("/etc/hostname")
Path("folder.txt").mkdir()
Path("huge.txt").write_bytes(b"x" * 3_000_000)
Path("good.txt").write_text("good")
Path("bytes.txt").write_bytes(b"\xff\x00")
print("planted")
