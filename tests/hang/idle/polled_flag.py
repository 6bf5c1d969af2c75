"""A thread looks at a plain flag now and then; main joins it; a child's message has another set the flag."""

import threading
import time
from multiprocessing import Pipe, Process

stop = []


def work(sender):
    time.sleep(0.5)
    sender.send("stop")


def watch():
    while not stop:
        time.sleep(0.1)


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    thread = threading.Thread(target=watch)
    thread.start()
    child = Process(target=work, args=(sender,))
    child.start()
    stop.append(receiver.recv())
    thread.join()
    child.join()
