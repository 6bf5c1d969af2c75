"""Everyone writes a key of his own."""

from multiprocessing import Manager, Process


def work(results, i):
    results[i] = 0
    for n in range(4):
        results[i] = results[i] + n


if __name__ == "__main__":
    with Manager() as manager:
        results = manager.dict()
        workers = [Process(target=work, args=(results, i)) for i in range(3)]
        for w in workers:
            w.start()
        for w in workers:
            w.join()
        print(sorted(results.items()))
