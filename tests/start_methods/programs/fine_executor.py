"""An executor, a guard, a result."""

from concurrent.futures import ProcessPoolExecutor

FACTOR = 3


def scale(x):
    return FACTOR * x


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=2) as executor:
        print(list(executor.map(scale, [1, 2])))
