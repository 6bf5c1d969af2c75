"""A RawValue has no lock at all."""

import multiprocessing as mp


def deposit(balance, amount):
    for _ in range(5):
        balance.value = balance.value + amount


def main():
    balance = mp.RawValue("d", 100.0)
    procs = []
    for amount in (1, 2, 3):
        p = mp.Process(target=deposit, args=(balance, amount))
        procs.append(p)
        p.start()
    for p in procs:
        p.join()
    print(f"balance {balance.value:.0f}")


if __name__ == "__main__":
    main()
