"""Sellers look whether there is a ticket left, then sell one."""

from multiprocessing import Process, Value


class Seller(Process):
    def __init__(self, tickets, customers):
        super().__init__()
        self.tickets = tickets
        self.customers = customers

    def run(self):
        for _ in range(self.customers):
            if self.tickets.value > 0:
                self.tickets.value -= 1


def main():
    tickets = Value("i", 100)
    sellers = [Seller(tickets, 15) for _ in range(3)]
    for seller in sellers:
        seller.start()
    for seller in sellers:
        seller.join()
    print("Tickets left:", tickets.value)


if __name__ == "__main__":
    main()
