"""Three consumers, one None."""

from multiprocessing import Process, Queue


def work(tasks):
    while (number := tasks.get()) is not None:
        print(number)


if __name__ == "__main__":
    tasks = Queue()
    children = [Process(target=work, args=(tasks,)) for _ in range(3)]
    for child in children:
        child.start()
    for number in range(6):
        tasks.put(number)
    tasks.put(None)
    for child in children:
        child.join()
