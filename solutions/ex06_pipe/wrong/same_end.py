# caught by: ends
# Both use one and the same end; what is sent there comes out at the other.
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
    p = Process(target=answer, args=(mine,))
    p.start()
    for message in sys.argv[1:]:
        mine.send(message)
        print("answer", repr(mine.recv()))
    mine.close()
    p.join()
