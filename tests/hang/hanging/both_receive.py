"""Parent and child each wait for the other to send first."""

from multiprocessing import Pipe, Process


def work(connection):
    name = connection.recv()
    connection.send(f"hello {name}")


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=work, args=(theirs,))
    child.start()
    answer = ours.recv()
    ours.send("world")
    child.join()
