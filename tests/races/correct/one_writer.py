"""Only one child writes; it is joined before the number is read."""

from multiprocessing import Process, Value


def work(total):
    for n in range(10):
        total.value += n


def idle(n):
    return n + 1


if __name__ == "__main__":
    total = Value("i", 0)
    writer = Process(target=work, args=(total,))
    other = Process(target=idle, args=(1,))
    writer.start()
    other.start()
    writer.join()
    print(total.value)
    other.join()
