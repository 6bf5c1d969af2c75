"""A generator as an argument."""

from multiprocessing import Process


def total(numbers):
    print(sum(numbers))


def main():
    p = Process(target=total, args=((n * n for n in range(5)),))
    p.start()
    p.join()


if __name__ == "__main__":
    main()
