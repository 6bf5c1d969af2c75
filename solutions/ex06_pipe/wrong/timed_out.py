# caught by: eof
# Nothing came for half a second, so nothing will come any more.
import sys
from multiprocessing import Pipe, Process


def answer(conn, spare):
    spare.close()
    count = 0
    while True:
        if not conn.poll(0.5):
            break
        message = conn.recv()
        print("heard", repr(message))
        conn.send(message.upper())
        count += 1
    print("end after", count)


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours, mine))
    p.start()
    yours.close()
    for message in sys.argv[1:]:
        mine.send(message)
        print("answer", repr(mine.recv()))
    p.join()
    mine.close()
