# caught by: to_child
# The messages do not travel through the pipe, only the answers.
import sys
from multiprocessing import Pipe, Process


def answer(conn, spare, messages):
    spare.close()
    for message in messages:
        print("heard", repr(message))
        conn.send(message.upper())
    try:
        conn.recv()
    except EOFError:
        print("end after", len(messages))


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours, mine, sys.argv[1:]))
    p.start()
    yours.close()
    for _ in sys.argv[1:]:
        print("answer", repr(mine.recv()))
    mine.close()
    p.join()
