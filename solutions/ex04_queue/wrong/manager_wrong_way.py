# caught by: crossed
# The message goes from the parent to the child, and nothing comes back.
import sys
from multiprocessing import Manager, Process


def work(q, word, size):
    letters = q.get()
    print("put", len(letters), letters[-3:])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    with Manager() as manager:
        q = manager.Queue()
        q.put((word * size)[:size])
        p = Process(target=work, args=(q, word, size))
        p.start()
        p.join()
    print("got", size, (word * size)[:size][-3:], "from", p.pid)
