"""Every child prints under a lock of its own."""

from multiprocessing import Lock, Process


def stanza(n):
    lock = Lock()
    with lock:
        for line in ("row", "your", "boat"):
            print(n, line)


if __name__ == "__main__":
    singers = [Process(target=stanza, args=(n,)) for n in range(3)]
    for singer in singers:
        singer.start()
    for singer in singers:
        singer.join()
