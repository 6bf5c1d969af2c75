"""More increments than any record keeps."""

from multiprocessing import Process, Value

N = 3000


def count(counter):
    i = 0
    while i < N:
        counter.value += 1
        i += 1


if __name__ == "__main__":
    counter = Value("i", 0)
    p1, p2 = Process(target=count, args=(counter,)), Process(target=count, args=(counter,))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
    print("expected", 2 * N, "got", counter.value)
