"""Standard input with data, read to its end, slowly."""

import sys
import time

lines = []
for line in sys.stdin:
    time.sleep(0.2)
    lines.append(line)
assert lines == ["one\n", "two\n", "three\n"]
