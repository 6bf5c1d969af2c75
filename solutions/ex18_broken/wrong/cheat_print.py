# caught by: read
import os
import sys

for number in sys.argv[1:]:
    if int(number) >= 500:
        print("lost", number)
    else:
        print("restored", number)
        print("tape", number, os.getpid())
