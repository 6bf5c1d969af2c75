"""The manager itself as an argument, instead of what it made."""

from multiprocessing import Manager, Process


def fill(manager):
    print(manager.dict({"a": 1}))


def main():
    with Manager() as manager:
        p = Process(target=fill, args=(manager,))
        p.start()
        p.join()


if __name__ == "__main__":
    main()
