# caught by: served
# Processes of its own: nothing is closed here, and this exercise is about a pool.
import sys
import time
from multiprocessing import Process


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    processes = [Process(target=serve, args=(int(number),)) for number in sys.argv[1:]]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("closed")
