"""A local function handed to an executor."""

from concurrent.futures import ProcessPoolExecutor


def run(numbers):
    def cube(x):
        return x**3

    with ProcessPoolExecutor(2) as executor:
        futures = [executor.submit(cube, n) for n in numbers]
        return [future.result() for future in futures]


if __name__ == "__main__":
    print(run([1, 2, 3]))
