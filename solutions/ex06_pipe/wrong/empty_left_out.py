# caught by: one_child
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
        count += 1
    print("end after", count)


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours, mine))
    p.start()
    yours.close()
    for message in sys.argv[1:]:
        if message:
            mine.send(message)
            print("answer", repr(mine.recv()))
        else:
            print("answer", repr(message))
    mine.close()
    p.join()
