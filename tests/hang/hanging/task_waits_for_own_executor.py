"""Both threads of an executor wait for tasks that need a thread."""

from concurrent.futures import ThreadPoolExecutor


def fibonacci(n):
    if n < 2:
        return n
    return executor.submit(fibonacci, n - 1).result() + fibonacci(n - 2)


if __name__ == "__main__":
    with ThreadPoolExecutor(2) as executor:
        print(executor.submit(fibonacci, 6).result())
