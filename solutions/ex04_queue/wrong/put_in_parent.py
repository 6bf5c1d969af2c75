# caught by: crossed
import sys
from multiprocessing import Process, Queue


def work(word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:])


if __name__ == "__main__":
    word, size = sys.argv[1], int(sys.argv[2])
    q = Queue()
    p = Process(target=work, args=(word, size))
    p.start()
    p.join()
    q.put([p.pid, (word * size)[:size]])
    pid, letters = q.get()
    print("got", len(letters), letters[-3:], "from", pid)
