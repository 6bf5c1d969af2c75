"""A server accepts a second client that never comes."""

from multiprocessing import Process
from multiprocessing.connection import Client, Listener


def work(address):
    with Client(address) as connection:
        connection.send("hello")


if __name__ == "__main__":
    with Listener(family="AF_UNIX") as listener:
        child = Process(target=work, args=(listener.address,))
        child.start()
        for _ in range(2):
            with listener.accept() as connection:
                print(connection.recv())
