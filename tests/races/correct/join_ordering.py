"""One child after another: each is joined before the next is started."""

from multiprocessing import Process, Value


def count(counter):
    for _ in range(5):
        counter.value += 1


if __name__ == "__main__":
    counter = Value("i", 0, lock=False)
    for _ in range(4):
        child = Process(target=count, args=(counter,))
        counter.value += 1
        child.start()
        child.join()
    print(counter.value)
