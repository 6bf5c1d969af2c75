"""The futures are thrown away; the end of the with-block waits for all of them."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import RawArray


def init(array):
    global squares
    squares = array


def square(i):
    squares[i] = i * i


if __name__ == "__main__":
    array = RawArray("i", 6)
    with ProcessPoolExecutor(2, initializer=init, initargs=(array,)) as executor:
        for i in range(6):
            executor.submit(square, i)
    print(list(array))
