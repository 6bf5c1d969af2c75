"""Each result is waited for, then the memory is read that the task wrote."""

from multiprocessing import Array, Pool


def init(shared):
    global sums
    sums = shared


def add_up(i):
    for n in range(i + 1):
        sums[i] += n
    return i


if __name__ == "__main__":
    sums = Array("i", 5, lock=False)
    with Pool(2, init, [sums]) as pool:
        jobs = [pool.apply_async(add_up, [i]) for i in range(5)]
        for job in jobs:
            i = job.get()
            print(i, sums[i])
