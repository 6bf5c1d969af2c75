"""A tidy main(), called without a guard."""

import multiprocessing as mp


def work(number, queue):
    queue.put(number * number)


def main():
    queue = mp.Queue()
    child = mp.Process(target=work, args=(4, queue))
    child.start()
    print(queue.get())
    child.join()


main()  # called
