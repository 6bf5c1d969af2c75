"""Everyone compares his number with the largest so far, and writes if it is larger."""

import multiprocessing as mp


def search(numbers, largest, start):
    start.wait()
    for n in numbers:
        if n > largest.value:
            largest.value = n


if __name__ == "__main__":
    largest = mp.Value("i", 0)
    start = mp.Barrier(2)
    halves = [range(0, 40, 2), range(1, 40, 2)]
    jobs = [mp.Process(target=search, args=(half, largest, start)) for half in halves]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    print("largest:", largest.value)
