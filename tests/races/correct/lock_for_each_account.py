"""Each account has a lock, and a transfer takes both, the smaller number first."""

import multiprocessing as mp


def transfer(accounts, locks, a, b, amount):
    for _ in range(5):
        low, high = sorted((a, b))
        with locks[low], locks[high]:
            accounts[a] -= amount
            accounts[b] += amount


if __name__ == "__main__":
    accounts = mp.Array("i", [100, 100, 100], lock=False)
    locks = [mp.Lock() for _ in accounts]
    transfers = [(0, 1, 1), (1, 2, 2), (2, 0, 3)]
    clerks = [mp.Process(target=transfer, args=(accounts, locks, *t)) for t in transfers]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    print(list(accounts))
