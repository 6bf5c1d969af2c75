"""Each worker tells through a queue that it is done; main takes as many messages as there are customers."""

import sys
import time
from multiprocessing import Manager, Pool


def serve(n):
    time.sleep(0.1)
    print("served", n)


def serve_and_tell(n, done):
    serve(n)
    done.put(n)


if __name__ == "__main__":
    with Manager() as manager, Pool(3) as pool:
        done = manager.Queue()
        for number in sys.argv[1:]:
            pool.apply_async(serve_and_tell, (int(number), done))
        for _ in sys.argv[1:]:
            print(done.get(), "says good-bye")
        print("closed")
        pool.close()  # the last worker may still be on its way back: to terminate it now could hang
        pool.join()
