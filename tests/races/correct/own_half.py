"""Each of two has a slice of the array."""

from multiprocessing import Process, RawArray


def double(data, begin, end):
    data[begin:end] = [2 * x for x in data[begin:end]]


if __name__ == "__main__":
    data = RawArray("d", [1, 2, 3, 4, 5, 6])
    left = Process(target=double, args=(data, 0, 3))
    right = Process(target=double, args=(data, 3, 6))
    left.start()
    right.start()
    left.join()
    right.join()
    print(list(data))
