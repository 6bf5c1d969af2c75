"""The last line stands one level too far to the left."""

import multiprocessing


def work(number):
    print("working on", number)


if __name__ == "__main__":
    workers = [multiprocessing.Process(target=work, args=(i,)) for i in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
print("all done")
