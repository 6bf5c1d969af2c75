"""A mean that is carried on, number by number, by two processes."""

import multiprocessing as mp


def measure(mean, n, values):
    for x in values:
        n.value += 1
        mean.value += (x - mean.value) / n.value


if __name__ == "__main__":
    mean = mp.Value("d", 0.0)
    n = mp.Value("i", 0)
    a = mp.Process(target=measure, args=(mean, n, [1.0, 2.0, 3.0, 4.0]))
    b = mp.Process(target=measure, args=(mean, n, [5.0, 6.0, 7.0, 8.0]))
    a.start()
    b.start()
    a.join()
    b.join()
    print("mean", round(mean.value, 3))
