"""Two threads of one process take two locks in opposite order."""

import threading


def work(first, second, both):
    with first:
        both.wait()
        with second:
            print("never")


if __name__ == "__main__":
    a, b, both = threading.Lock(), threading.Lock(), threading.Barrier(2)
    threads = [threading.Thread(target=work, args=locks) for locks in ((a, b, both), (b, a, both))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
