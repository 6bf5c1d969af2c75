"""A Value of a manager has no lock inside."""

from multiprocessing import Manager, Process


def increment(value):
    for _ in range(5):
        value.value += 1


if __name__ == "__main__":
    with Manager() as m:
        value = m.Value("i", 0)
        ps = [Process(target=increment, args=(value,)) for _ in range(3)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        print(value.value)
