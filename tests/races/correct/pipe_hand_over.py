"""A result comes back through a pipe, and the memory beside it is ready then."""

from multiprocessing import Pipe, Process, Value


def work(end, total):
    for n in end.recv():
        total.value += n
    end.send("done")
    end.close()


if __name__ == "__main__":
    mine, yours = Pipe()
    total = Value("i", 0)
    child = Process(target=work, args=(yours, total))
    child.start()
    total.value = 100
    mine.send([1, 2, 3])
    print(mine.recv(), total.value)
    child.join()
