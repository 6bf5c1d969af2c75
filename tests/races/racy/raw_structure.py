"""Structures in a shared array, without its lock."""

from ctypes import Structure, c_double
from multiprocessing import Array, Process


class Account(Structure):
    _fields_ = (("balance", c_double),)


def pay_in(accounts):
    for account in accounts:
        account.balance = account.balance + 5


if __name__ == "__main__":
    accounts = Array(Account, [(10.0,), (20.0,)], lock=False)
    clerks = [Process(target=pay_in, args=(accounts,)) for _ in range(2)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    print([account.balance for account in accounts])
