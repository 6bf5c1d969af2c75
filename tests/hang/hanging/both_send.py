"""Both send more than the pipe holds before either receives."""

from multiprocessing import Pipe, Process


def work(connection):
    connection.send("c" * 1_000_000)
    print(len(connection.recv()))


if __name__ == "__main__":
    ours, theirs = Pipe()
    child = Process(target=work, args=(theirs,))
    child.start()
    ours.send("p" * 1_000_000)
    print(len(ours.recv()))
    child.join()
