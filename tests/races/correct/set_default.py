"""setdefault looks and takes in one call."""

from multiprocessing import Manager, Process


def take(seats, name):
    for seat in range(4):
        seats.setdefault(seat, name)


if __name__ == "__main__":
    with Manager() as manager:
        seats = manager.dict()
        guests = [Process(target=take, args=(seats, name)) for name in ("ann", "bob")]
        for guest in guests:
            guest.start()
        for guest in guests:
            guest.join()
        print(len(seats), "seats")
