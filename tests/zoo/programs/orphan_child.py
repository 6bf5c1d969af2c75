"""Main ends without a join; its child goes on as an orphan."""
import multiprocessing
import os
import time


def work():
    time.sleep(20)


if __name__ == "__main__":
    multiprocessing.Process(target=work).start()
    print("done")
    os._exit(0)
