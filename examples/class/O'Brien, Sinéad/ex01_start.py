import sys
from multiprocessing import Process

def greet(name)
    print("hello", name)

if __name__ == "__main__":
    ps = [Process(target=greet, args=(n,)) for n in sys.argv[1:]]
    for p in ps: p.start()
    for p in ps: p.join()
    print("all done")
