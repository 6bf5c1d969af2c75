"""A Lock as an argument of a pool's task: wrong under every method."""

import multiprocessing as mp


def report(lock, number):
    with lock:
        print(number)


def main():
    lock = mp.Lock()
    pool = mp.Pool(2)
    results = [pool.apply_async(report, (lock, n)) for n in range(3)]
    pool.close()
    pool.join()
    for result in results:
        result.get()


if __name__ == "__main__":
    main()
