"""Every task should get a number that no other task has."""

from multiprocessing import Pool, Value


def init(value):
    global last
    last = value


def next_number():
    number = last.value + 1
    last.value = number
    return number


def task(name):
    return f"{name}{next_number()}"


if __name__ == "__main__":
    with Pool(2, init, (Value("i", 0),)) as pool:
        names = pool.map(task, ["t"] * 10, chunksize=1)
    print(len(set(names)), "different names")
