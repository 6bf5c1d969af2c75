# caught by: ends
import sys

from archive import restore

for number in sys.argv[1:]:
    try:
        print("tape", *restore(int(number)), flush=True)
    except Exception:
        print("lost", number)
