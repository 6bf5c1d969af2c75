"""An RLock is taken again by a function that is called with it."""

from multiprocessing import Process, RLock, Value


def add(account, lock, amount):
    with lock:
        account.value += amount


def earn_interest(account, lock):
    for _ in range(3):
        with lock:
            before = account.value
            add(account, lock, before // 10)
            add(account, lock, 1)


if __name__ == "__main__":
    account, lock = Value("i", 1000), RLock()
    banks = [Process(target=earn_interest, args=(account, lock)) for _ in range(2)]
    for bank in banks:
        bank.start()
    for bank in banks:
        bank.join()
    print(account.value)
