# caught by: eof
# The child says how many there were before it knows that there are no more.
import sys
from multiprocessing import Pipe, Process


def answer(conn, spare, number):
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
        if count == number:
            print("end after", count)


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer, args=(yours, mine, len(sys.argv) - 1))
    p.start()
    yours.close()
    for message in sys.argv[1:]:
        mine.send(message)
        print("answer", repr(mine.recv()))
    mine.close()
    p.join()
