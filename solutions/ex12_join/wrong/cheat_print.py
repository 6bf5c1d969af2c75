# caught by: served
import sys

for number in sys.argv[1:]:
    print("served", number)
print("closed")
