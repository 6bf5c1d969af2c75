"""Changes a global that no child reads, and prints the same line in children as in main."""

from multiprocessing import Process

rounds = 0


def greet():
    print("hello")


def main():
    global rounds
    rounds = 2
    greet()
    for _ in range(rounds):
        p = Process(target=greet)
        p.start()
        p.join()


if __name__ == "__main__":
    main()
