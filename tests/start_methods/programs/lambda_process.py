"""A lambda as target: fork copies it, the others have to pickle it."""

from multiprocessing import Process

if __name__ == "__main__":
    say = lambda: print("hello")  # noqa: E731
    p = Process(target=say)
    p.start()
    p.join()
