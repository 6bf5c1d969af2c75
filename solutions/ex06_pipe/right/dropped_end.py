"""A generator asks; the end that main does not need is closed when nobody refers to it any more."""

import sys
from multiprocessing import Pipe, Process


def answer(conn, spare):
    del spare
    sys.stderr.write("the child listens\n")
    count = 0
    while True:
        try:
            message = conn.recv()
        except EOFError:
            return print(f"end after {count}")
        print(f"heard {message!r}\n", end="")
        conn.send(message.upper())
        count += 1


def ask(messages):
    mine, yours = Pipe()
    p = Process(target=run, args=([yours, mine],))
    p.start()
    del yours
    for message in messages:
        mine.send(message)
        yield mine.recv()
    mine.close()
    p.join()


def run(ends):
    conn, spare = ends
    spare.close()
    answer(conn, None)


if __name__ == "__main__":
    for text in ask(sys.argv[1:]):
        print("answer", repr(text))
