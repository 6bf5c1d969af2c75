"""A task of an executor, defined under the guard."""

from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(2) as executor:

        def half(x):
            return x / 2

        print(list(executor.map(half, [2, 4])))
