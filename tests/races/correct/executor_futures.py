"""Futures bring the results; the parent adds them."""

from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import Value


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def main():
    total = Value("i", 0)
    with ProcessPoolExecutor(2) as executor:
        for future in as_completed([executor.submit(fib, n) for n in range(10)]):
            total.value += future.result()
    print("total", total.value)


if __name__ == "__main__":
    main()
