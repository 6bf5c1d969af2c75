# caught by: eof
# A pipe has an end; None could be a message as well.
import sys
from multiprocessing import Pipe, Process


def answer(conn):
    count = 0
    while (message := conn.recv()) is not None:
        print("heard", repr(message))
        conn.send(message.upper())
        count += 1
    print("end after", count)


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours,))
    p.start()
    yours.close()
    for message in sys.argv[1:]:
        mine.send(message)
        print("answer", repr(mine.recv()))
    mine.send(None)
    mine.close()
    p.join()
