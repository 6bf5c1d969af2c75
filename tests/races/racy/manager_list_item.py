"""A manager's list with one number in it, as a replacement for a global variable."""

import multiprocessing


def add_up(total, numbers):
    for number in numbers:
        total[0] = total[0] + number


if __name__ == "__main__":
    manager = multiprocessing.Manager()
    total = manager.list([0])
    parts = [range(5), range(5, 10)]
    processes = [multiprocessing.Process(target=add_up, args=(total, part)) for part in parts]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Sum:", total[0])
