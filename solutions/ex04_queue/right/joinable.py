"""A JoinableQueue of an explicit context, and a global of the child's own that main never shares."""

import multiprocessing
import os
import sys

outbox = None


def work(q, word, size):
    global outbox
    outbox = q
    produce(word, size)


def produce(word, size):
    letters = (word * size)[:size]
    print("put", len(letters), letters[-3:], flush=True)
    outbox.put([os.getpid(), letters])
    outbox.join()


def main():
    word, size = sys.argv[1], int(sys.argv[2])
    context = multiprocessing.get_context()
    q = context.JoinableQueue()
    p = context.Process(target=work, args=(q, word, size), daemon=True)
    p.start()
    pid, letters = q.get()
    q.task_done()
    p.join()
    print(f"got {len(letters)} {letters[-3:]} from {pid}")


if __name__ == "__main__":
    main()
