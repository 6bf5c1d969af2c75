"""close and join, and only then the result is read."""

import multiprocessing as mp


def note(args):
    results, n = args
    results[n] = n * n


if __name__ == "__main__":
    with mp.Manager() as manager:
        results = manager.dict()
        pool = mp.Pool(2)
        pool.map_async(note, [(results, n) for n in range(6)], chunksize=1)
        pool.close()
        pool.join()
        print(sorted(results.items()))
