"""A lock at module level: nobody else holds the one that a child takes."""

import multiprocessing

lock = multiprocessing.Lock()


def report(number):
    with lock:
        print("number", number)


def main():
    children = [multiprocessing.Process(target=report, args=(i,)) for i in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()


if __name__ == "__main__":
    main()
