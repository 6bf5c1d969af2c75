"""A histogram: every child adds to every cell of one Array."""

from multiprocessing import Array, Process


def histogram(numbers, bins):
    for n in numbers:
        bins[n % 3] += 1


if __name__ == "__main__":
    bins = Array("i", 3)
    jobs = [Process(target=histogram, args=(range(i, i + 12), bins)) for i in range(3)]
    [j.start() for j in jobs]
    [j.join() for j in jobs]
    print(list(bins))
