"""An open file as an argument."""

from multiprocessing import Process


def write(file):
    file.write("hello\n")
    file.flush()


if __name__ == "__main__":
    with open("out.txt", "w") as file:
        p = Process(target=write, args=(file,))
        p.start()
        p.join()
    with open("out.txt") as file:
        print(file.read())
