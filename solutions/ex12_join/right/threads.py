"""A thread of main waits for each customer, main waits for the threads and for the pool."""

import sys
import threading
import time
from multiprocessing import Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


if __name__ == "__main__":
    pool = Pool(4)
    results = [pool.map_async(serve, [number]) for number in sys.argv[1:]]
    friends = [threading.Thread(target=result.get) for result in results]
    for friend in friends:
        friend.start()
    for friend in friends:
        friend.join()
    pool.close()
    pool.join()
    print("closed")
