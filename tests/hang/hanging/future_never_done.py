"""Main waits for a Future that nobody completes."""

from concurrent.futures import Future

if __name__ == "__main__":
    future = Future()
    print(future.result())
