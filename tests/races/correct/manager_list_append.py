"""append is one call, and needs no lock."""

from multiprocessing import Manager, Process


def primes(found, numbers):
    for n in numbers:
        if n > 1 and all(n % d for d in range(2, n)):
            found.append(n)


if __name__ == "__main__":
    with Manager() as manager:
        found = manager.list()
        ranges = [range(15), range(15, 30)]
        children = [Process(target=primes, args=(found, r)) for r in ranges]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(sorted(found))
