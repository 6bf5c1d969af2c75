"""Money goes to and fro between two accounts; only one direction takes the lock."""

from multiprocessing import Array, Lock, Process

A, B = 0, 1


def to_b(accounts, lock):
    for _ in range(10):
        with lock:
            accounts[A] -= 1
            accounts[B] += 1


def to_a(accounts):
    for _ in range(10):
        accounts[B] -= 2
        accounts[A] += 2


if __name__ == "__main__":
    accounts = Array("i", [100, 100])
    lock = Lock()
    there = Process(target=to_b, args=(accounts, lock))
    back = Process(target=to_a, args=(accounts,))
    there.start()
    back.start()
    there.join()
    back.join()
    print(accounts[A], accounts[B], "together", accounts[A] + accounts[B])
