# caught by: bakers
import os
import sys

for minutes in sys.argv[1:]:
    print("begin", minutes)
for minutes in sys.argv[1:]:
    print("end", minutes)
for place, minutes in enumerate(sys.argv[1:]):
    print("loaf", minutes, os.getpid() + 1 + place % 3)
