"""A consumer forgets task_done for the last item, and the parent joins the queue."""

from multiprocessing import JoinableQueue, Process


def work(tasks):
    for _ in range(2):
        print(tasks.get())
        tasks.task_done()
    print(tasks.get())


if __name__ == "__main__":
    tasks = JoinableQueue()
    child = Process(target=work, args=(tasks,))
    child.start()
    for number in range(3):
        tasks.put(number)
    tasks.join()
    child.join()
