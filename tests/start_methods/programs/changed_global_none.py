"""A counter that is None until main() makes it."""

import multiprocessing

counter = None


def count():
    with counter.get_lock():
        counter.value += 1


def main():
    global counter
    counter = multiprocessing.Value("i", 0)
    children = [multiprocessing.Process(target=count) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(counter.value)


if __name__ == "__main__":
    main()
