# caught by: child
import os
import sys

word, size = sys.argv[1], int(sys.argv[2])
tail = (word * size)[:size][-3:]
print("put", size, tail)
print("got", size, tail, "from", os.getpid() + 1)
