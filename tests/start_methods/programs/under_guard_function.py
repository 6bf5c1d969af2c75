"""The target is defined under the guard, which no child executes."""

from multiprocessing import Process

if __name__ == "__main__":

    def greet(name):
        print("hello", name)

    p = Process(target=greet, args=("ann",))
    p.start()
    p.join()
