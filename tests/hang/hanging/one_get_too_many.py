"""Two children put one result each, and the parent gets three."""

from multiprocessing import Process, Queue


def work(number, results):
    results.put(number * number)


if __name__ == "__main__":
    results = Queue()
    children = [Process(target=work, args=(number, results)) for number in (1, 2)]
    for child in children:
        child.start()
    for _ in range(3):
        print(results.get())
    for child in children:
        child.join()
