"""Starts its process where every child comes by when it imports the file."""

from multiprocessing import Process


def greet(name):
    print("hello", name)


p = Process(target=greet, args=("ann",))
p.start()
p.join()
print("done")
