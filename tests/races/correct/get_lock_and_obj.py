"""The lock of an Array is taken by hand, and the memory used without it."""

import multiprocessing


def sort_in(numbers, n):
    with numbers.get_lock():
        raw = numbers.get_obj()
        smallest = min(range(len(raw)), key=lambda i: raw[i])
        raw[smallest] = n


if __name__ == "__main__":
    numbers = multiprocessing.Array("i", [0, 0, 0])
    children = [multiprocessing.Process(target=sort_in, args=(numbers, n)) for n in (5, 6, 7)]
    for c in children:
        c.start()
    for c in children:
        c.join()
    print(sorted(numbers[:]))
