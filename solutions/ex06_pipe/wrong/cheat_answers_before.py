# caught by: to_main
# All answers are on their way before the first message has come.
import sys
from multiprocessing import Pipe, Process


def answer(conn, spare, messages):
    spare.close()
    for message in messages:
        conn.send(message.upper())
    count = 0
    while True:
        try:
            message = conn.recv()
        except EOFError:
            break
        print("heard", repr(message))
        count += 1
    print("end after", count)


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours, mine, sys.argv[1:]))
    p.start()
    yours.close()
    for message in sys.argv[1:]:
        mine.send(message)
        print("answer", repr(mine.recv()))
    mine.close()
    p.join()
