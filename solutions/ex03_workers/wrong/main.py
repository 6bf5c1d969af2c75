# caught by: workers
# No worker at all.
import sys

from crunch import work

if __name__ == "__main__":
    for word in sys.argv[1:]:
        print("result", word, work(int(word)))
