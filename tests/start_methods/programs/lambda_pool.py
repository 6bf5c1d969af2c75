"""A lambda as a task: tasks are pickled under every method."""

from multiprocessing import Pool


def main():
    with Pool(2) as pool:
        squares = pool.map(lambda x: x * x, range(4))
    print(squares)


if __name__ == "__main__":
    main()
