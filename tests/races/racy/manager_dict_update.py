"""update() with a number that was read before."""

from multiprocessing import Manager, Process


def work(shared):
    for _ in range(5):
        shared.update(n=shared["n"] + 1)


def main():
    with Manager() as manager:
        shared = manager.dict(n=0)
        a = Process(target=work, args=(shared,))
        b = Process(target=work, args=(shared,))
        a.start(), b.start()
        a.join(), b.join()
        print("n =", shared["n"])


if __name__ == "__main__":
    main()
