# caught by: one_child
# As in the lesson: for every message a process of its own.
import sys
from multiprocessing import Pipe, Process


def answer(conn):
    message = conn.recv()
    print("heard", repr(message))
    conn.send(message.upper())
    conn.close()


if __name__ == "__main__":
    mine, yours = Pipe()
    for message in sys.argv[1:]:
        p = Process(target=answer, args=(yours,))
        p.start()
        mine.send(message)
        print("answer", repr(mine.recv()))
        p.join()
    print("end after", len(sys.argv) - 1)
