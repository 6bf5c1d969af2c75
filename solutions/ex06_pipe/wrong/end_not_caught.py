# caught by: eof
import sys
from multiprocessing import Pipe, Process


def answer(conn, spare):
    spare.close()
    while True:
        message = conn.recv()
        print("heard", repr(message))
        conn.send(message.upper())


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours, mine))
    p.start()
    yours.close()
    for message in sys.argv[1:]:
        mine.send(message)
        print("answer", repr(mine.recv()))
    mine.close()
    p.join()
