"""A thread of main listens while main itself sends; the answers are shown when all have come."""

import sys
import threading
from multiprocessing import Pipe, Process


def child(conn, spare):
    spare.close()
    count = 0
    while True:
        try:
            message = conn.recv()
        except EOFError:
            break
        conn.send(message.upper())
        count += 1
        print(f"heard {message!r}")
    conn.close()
    print(f"end after {count}")


def listen(conn, answers, number):
    for _ in range(number):
        answers.append(conn.recv())


def main(messages):
    near, far = Pipe()
    p = Process(target=child, args=(far, near))
    p.start()
    far.close()
    answers = []
    listener = threading.Thread(target=listen, args=(near, answers, len(messages)))
    listener.start()
    for message in messages:
        near.send(message)
    listener.join()
    near.close()
    p.join()
    sys.stdout.write("".join(f"answer {text!r}\n" for text in answers))


if __name__ == "__main__":
    main(sys.argv[1:])
