"""Tickets should have the numbers 0 to 9, each once."""

from multiprocessing import Manager, Process


def draw(tickets):
    for _ in range(5):
        tickets.append(len(tickets))


if __name__ == "__main__":
    with Manager() as manager:
        tickets = manager.list()
        people = [Process(target=draw, args=(tickets,)) for _ in range(2)]
        for person in people:
            person.start()
        for person in people:
            person.join()
        print(sorted(tickets))
