# caught by: measured
# No process but main, and everything is made up.
import os
import sys

for n in sys.argv[1:]:
    print("measuring", n)
for n in map(int, sys.argv[1:]):
    print("plot", n, "locked, says 812" if n >= 500 else n * 1000 + os.getpid() % 1000)
