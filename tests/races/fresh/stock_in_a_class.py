"""The shop is a class; its method looks at the shelf, and then takes from it."""

from multiprocessing import Array, Process


class Shop:
    def __init__(self, stock):
        self.stock = Array("i", stock)

    def sell(self, item, pieces):
        if self.stock[item] < pieces:
            return False
        self.stock[item] -= pieces
        return True


def customer(shop, wishes):
    for item, pieces in wishes:
        shop.sell(item, pieces)


if __name__ == "__main__":
    shop = Shop([50, 50])
    wishes = [(0, 2), (1, 1)] * 6
    customers = [Process(target=customer, args=(shop, wishes)) for _ in range(2)]
    for c in customers:
        c.start()
    for c in customers:
        c.join()
    print(shop.stock[0], shop.stock[1])
