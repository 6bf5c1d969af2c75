"""A Listener accepts a client that comes late."""

import time
from multiprocessing import Process
from multiprocessing.connection import Client, Listener


def work(address):
    time.sleep(0.6)
    Client(address).send("hello")


if __name__ == "__main__":
    with Listener(family="AF_UNIX") as listener:
        child = Process(target=work, args=(listener.address,))
        child.start()
        assert listener.accept().recv() == "hello"
        child.join()
