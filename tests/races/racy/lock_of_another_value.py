"""One child takes the lock of the wrong Value."""

import multiprocessing as mp


def earn(income, balance):
    for _ in range(6):
        with income.get_lock():
            income.value += 10
            balance.value += 10


def spend(balance):
    for _ in range(6):
        with balance.get_lock():
            balance.value -= 5


if __name__ == "__main__":
    income, balance = mp.Value("i", 0), mp.Value("i", 0)
    procs = [mp.Process(target=earn, args=(income, balance)), mp.Process(target=spend, args=(balance,))]
    for proc in procs:
        proc.start()
    for proc in procs:
        proc.join()
    print(income.value, balance.value)
