# caught by: tried
import os
import sys

for number in sys.argv[1:]:
    print("trying", number)
    if int(number) < 100:
        print("paid", number, os.getpid() + 1)
    else:
        print("failed", number, "NoAccount")
