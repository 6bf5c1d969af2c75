# caught by: shown
import sys
from multiprocessing import Pipe, Process


def answer(conn, spare):
    spare.close()
    count = 0
    while True:
        try:
            message = conn.recv()
        except EOFError:
            break
        print("heard", repr(message))
        conn.send(message.upper())
        print("answer", repr(message.upper()))
        count += 1
    print("end after", count)


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours, mine))
    p.start()
    yours.close()
    for message in sys.argv[1:]:
        mine.send(message)
        mine.recv()
    mine.close()
    p.join()
