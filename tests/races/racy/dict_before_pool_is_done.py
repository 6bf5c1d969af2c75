"""map_async was started, but nobody waits for its results."""

from multiprocessing import Manager, Pool


def note(job):
    results, n = job
    results[n] = n * n


if __name__ == "__main__":
    manager = Manager()
    results = manager.dict()
    pool = Pool(2)
    pool.map_async(note, [(results, n) for n in range(6)], chunksize=1)
    print(len(results), "results")
    pool.close()
    pool.join()
