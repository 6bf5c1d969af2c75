# caught by: workers
import os
import sys

if __name__ == "__main__":
    for place, word in enumerate(sys.argv[1:]):
        print("begin", word, "in process", os.getpid() + 1 + place % 2)
        print("end", word, 431)
    for word in sys.argv[1:]:
        print("result", word, 431)
