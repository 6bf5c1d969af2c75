# caught by: bakers
import os
import sys

for place, minutes in enumerate(sys.argv[1:]):
    print("loaf", minutes, os.getpid() + 1 + place % 3)
