# caught by: one_child under spawn
import sys
from multiprocessing import Pipe, Process


def answer():
    mine.close()
    count = 0
    while True:
        try:
            message = yours.recv()
        except EOFError:
            break
        print("heard", repr(message))
        yours.send(message.upper())
        count += 1
    print("end after", count)


if __name__ == "__main__":
    mine, yours = Pipe()
    p = Process(target=answer)
    p.start()
    yours.close()
    for message in sys.argv[1:]:
        mine.send(message)
        print("answer", repr(mine.recv()))
    mine.close()
    p.join()
