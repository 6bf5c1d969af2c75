"""A transfer takes the lock of the giver first: two that cross each other may block."""

import multiprocessing as mp
import time


def transfer(accounts, giver, taker):
    time.sleep(0.4 * giver)
    money_of, lock_of = accounts
    with lock_of[giver]:
        money_of[giver] -= 1
        with lock_of[taker]:
            money_of[taker] += 1


if __name__ == "__main__":
    accounts = mp.Array("i", [10, 10]), [mp.Lock(), mp.Lock()]
    clerks = [mp.Process(target=transfer, args=(accounts, *pair)) for pair in ((0, 1), (1, 0))]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    print(list(accounts[0]))
