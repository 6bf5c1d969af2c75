"""The result is printed before the children are joined."""

from multiprocessing import Lock, Process, Value


def work(total, lock, part):
    s = sum(part)
    with lock:
        total.value += s


if __name__ == "__main__":
    total, lock = Value("i", 0), Lock()
    parts = [range(10), range(10, 20)]
    children = [Process(target=work, args=(total, lock, part)) for part in parts]
    for child in children:
        child.start()
    print("total", total.value)
    for child in children:
        child.join()
