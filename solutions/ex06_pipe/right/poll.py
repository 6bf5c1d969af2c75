"""poll() and wait() say whether something is there to be read; the end of the pipe counts as something."""

import sys
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def echo(conns):
    mine, other = conns
    other.close()
    heard = []
    while wait([mine], timeout=5):
        try:
            heard.append(mine.recv())
        except (EOFError, ConnectionResetError):
            break
        print("heard", repr(heard[-1]))
        mine.send(heard[-1].upper())
    print("end after", len(heard))


if __name__ == "__main__":
    conns = Pipe()
    p = Process(target=echo, args=(conns,))
    p.start()
    conns[0].close()
    answers = []
    for word in sys.argv[1:]:
        conns[1].send(word)
        while not conns[1].poll(0.01):
            pass
        answers.append(conns[1].recv())
    conns[1].close()
    p.join()
    for text in answers:
        print("answer", repr(text))
