"""The queue is joined: every task was done then, and its cell may be read."""

from multiprocessing import Array, JoinableQueue, Process


def work(tasks, squares):
    while True:
        n = tasks.get()
        if n is None:
            break
        squares[n] = n * n
        tasks.task_done()


if __name__ == "__main__":
    tasks, squares = JoinableQueue(), Array("i", 8, lock=False)
    workers = [Process(target=work, args=(tasks, squares)) for _ in range(2)]
    for w in workers:
        w.start()
    for n in range(8):
        tasks.put(n)
    tasks.join()
    print(list(squares))
    for _ in workers:
        tasks.put(None)
    for w in workers:
        w.join()
