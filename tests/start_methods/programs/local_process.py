"""A function inside a function as target."""

from multiprocessing import Process


def main():
    def greet(name):
        print("hello", name)

    people = [Process(target=greet, args=(name,)) for name in ("ann", "bob")]
    for person in people:
        person.start()
    for person in people:
        person.join()


if __name__ == "__main__":
    main()
