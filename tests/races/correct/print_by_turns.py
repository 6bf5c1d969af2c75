"""Two print by turns: a pair of semaphores says whose turn it is."""

from multiprocessing import Process, Semaphore


def say(word, mine, other):
    for n in range(3):
        mine.acquire()
        print(word, n, flush=True)
        other.release()


if __name__ == "__main__":
    tick, tock = Semaphore(1), Semaphore(0)
    clocks = [Process(target=say, args=("tick", tick, tock)), Process(target=say, args=("tock", tock, tick))]
    for clock in clocks:
        clock.start()
    for clock in clocks:
        clock.join()
