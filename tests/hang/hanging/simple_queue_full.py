"""Main puts more into a SimpleQueue than its pipe holds, before there is a child to take it out."""

from multiprocessing import Process, SimpleQueue


def work(tasks):
    print(len(tasks.get()))


if __name__ == "__main__":
    tasks = SimpleQueue()
    tasks.put("x" * 300_000)
    child = Process(target=work, args=(tasks,))
    child.start()
    child.join()
