# caught by: ends
# Main closes the child's end, which only the child uses, and keeps its own.
import sys
from multiprocessing import Pipe, Process


def answer(conn):
    count = 0
    while True:
        try:
            message = conn.recv()
        except EOFError:
            break
        print("heard", repr(message))
        conn.send(message.upper())
        count += 1
    print("end after", count)


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours,))
    p.start()
    for message in sys.argv[1:]:
        mine.send(message)
        print("answer", repr(mine.recv()))
    yours.close()
    p.join()
