"""An executor without a guard."""

from concurrent.futures import ProcessPoolExecutor


def square(x):
    return x * x


executor = ProcessPoolExecutor(2)
results = list(executor.map(square, [1, 2, 3]))
print(results)
executor.shutdown()
