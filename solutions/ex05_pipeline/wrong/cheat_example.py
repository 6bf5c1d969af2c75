# caught by: pressed
# Written down from the example in the README.
import os
import time
from multiprocessing import Process


def press(word, size):
    """Make one poster.  This function is given, and right."""
    time.sleep(0.05)  # the press takes its time
    print("pressed", word)
    return word, (word * size)[:size], os.getpid()


if __name__ == "__main__":
    workers = [
        Process(target=print, args=("pressed", word)) for word in ("amber", "basil", "poppy", "saffron")
    ]
    for p in workers:
        p.start()
    for p in workers:
        p.join()
    print("got amber 90000 from 814")
    print("got basil 90000 from 812")
    print("got poppy 90000 from 812")
    print("got saffron 90000 from 813")
