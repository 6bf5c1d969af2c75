"""A print outside of the guard is executed by every child that imports the file."""

from multiprocessing import Process

print("start of the program")


def greet(name):
    print("hello", name)


if __name__ == "__main__":
    children = [Process(target=greet, args=(name,)) for name in ("ann", "bob", "eve")]
    for child in children:
        child.start()
    for child in children:
        child.join()
