"""The workers are made before the function exists: those that were forked have never seen it."""

from multiprocessing import Pool

if __name__ == "__main__":
    pool = Pool(2)

    def triple(x):
        return 3 * x

    print(pool.map(triple, [1, 2, 3]))
    pool.close()
    pool.join()
