"""Both halves are locked, each for itself; in between another child may come."""

from multiprocessing import Lock, Process, Value


def read(stock, lock):
    with lock:
        return stock.value


def write(stock, lock, number):
    with lock:
        stock.value = number


def sell(stock, lock):
    for _ in range(8):
        left = read(stock, lock)
        write(stock, lock, left - 1)


if __name__ == "__main__":
    stock = Value("i", 50)
    lock = Lock()
    shops = [Process(target=sell, args=(stock, lock)) for _ in range(2)]
    for shop in shops:
        shop.start()
    for shop in shops:
        shop.join()
    print("left", stock.value)
