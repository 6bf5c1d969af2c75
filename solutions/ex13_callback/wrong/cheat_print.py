# caught by: worked
import os
import sys

print("main", os.getpid())
for number in sys.argv[1:]:
    print("paid", number)
for place, number in enumerate(sys.argv[1:]):
    print("note", number, os.getpid() + 1 + place % 2, os.getpid())
