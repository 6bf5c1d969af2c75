"""A manager's dict under a lock that is not the manager's."""

import multiprocessing as mp


class Inventory:
    def __init__(self, items, lock):
        self.items = items
        self.lock = lock

    def take(self, name):
        with self.lock:
            if self.items[name] > 0:
                self.items[name] -= 1
                return True
            return False


def shop(inventory):
    for name in ("apple", "pear", "apple", "plum"):
        inventory.take(name)


if __name__ == "__main__":
    with mp.Manager() as manager:
        inventory = Inventory(manager.dict(apple=3, pear=9, plum=1), mp.Lock())
        customers = [mp.Process(target=shop, args=(inventory,)) for _ in range(2)]
        for c in customers:
            c.start()
        for c in customers:
            c.join()
        print(inventory.items.copy())
