"""A Value is made with the lock that all use anyway."""

from multiprocessing import Lock, Process, RLock, Value


def work(printing, total, n):
    for _ in range(4):
        with total.get_lock():
            total.value += n
    with printing:
        print("done")


if __name__ == "__main__":
    printing, total = Lock(), Value("i", 0, lock=RLock())
    helpers = [Process(target=work, args=(printing, total, n)) for n in (1, 2)]
    for helper in helpers:
        helper.start()
    for helper in helpers:
        helper.join()
    print(total.value)
