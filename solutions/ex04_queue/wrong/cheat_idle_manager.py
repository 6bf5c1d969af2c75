# caught by: crossed
# A manager and its proxy are there, but the child never uses them.
import sys
from multiprocessing import Manager, Process


def work(q, word, size):
    print("put", size, (word * size)[:size][-3:])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    q = Manager().Queue()
    p = Process(target=work, args=(q, word, size))
    p.start()
    p.join()
    q.put([p.pid, (word * size)[:size]])
    pid, letters = q.get()
    print("got", len(letters), letters[-3:], "from", pid)
