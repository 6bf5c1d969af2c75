"""Everyone writes where the index points, then moves the index on."""

from multiprocessing import Array, Process, Value


def put(squares, used, numbers):
    for n in numbers:
        squares[used.value] = n * n
        used.value += 1


if __name__ == "__main__":
    squares, used = Array("i", 10), Value("i", 0)
    children = [Process(target=put, args=(squares, used, range(a, a + 5))) for a in (0, 5)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(sorted(squares))
