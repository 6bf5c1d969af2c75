"""The only consumer of a JoinableQueue dies with the second item."""

from multiprocessing import JoinableQueue, Process


def work(tasks):
    while True:
        print(6 / tasks.get())
        tasks.task_done()


if __name__ == "__main__":
    tasks = JoinableQueue()
    child = Process(target=work, args=(tasks,), daemon=True)
    child.start()
    for number in (1, 0, 2):
        tasks.put(number)
    tasks.join()
