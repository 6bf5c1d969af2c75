"""A class of a function, with an instance as argument."""

import multiprocessing


def show(point):
    print(point.x)


def main():
    class Point:
        x = 3

    p = multiprocessing.Process(target=show, args=(Point(),))
    p.start()
    p.join()


if __name__ == "__main__":
    main()
