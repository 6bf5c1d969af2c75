# caught by: eof
# The child is told beforehand how many messages will come.
import sys
from multiprocessing import Pipe, Process


def answer(conn, number):
    for _ in range(number):
        message = conn.recv()
        print("heard", repr(message))
        conn.send(message.upper())
    print("end after", number)


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours, len(sys.argv) - 1))
    p.start()
    yours.close()
    for message in sys.argv[1:]:
        mine.send(message)
        print("answer", repr(mine.recv()))
    mine.close()
    p.join()
