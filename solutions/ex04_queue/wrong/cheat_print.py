# caught by: crossed
import sys
from multiprocessing import Process


def work(word, size):
    print("put", size, (word * size)[:size][-3:])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    p = Process(target=work, args=(word, size))
    p.start()
    p.join()
    print("got", size, (word * size)[:size][-3:], "from", p.pid)
