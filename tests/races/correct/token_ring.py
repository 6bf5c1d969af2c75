"""A token goes around; who has it may count."""

import multiprocessing as mp

N, ROUNDS = 3, 3


def station(i, queues, counter):
    for _ in range(ROUNDS):
        token = queues[i].get()
        counter.value += 1
        queues[(i + 1) % N].put(token)


if __name__ == "__main__":
    queues = [mp.Queue() for _ in range(N)]
    counter = mp.RawValue("i", 0)
    stations = [mp.Process(target=station, args=(i, queues, counter)) for i in range(N)]
    for s in stations:
        s.start()
    queues[0].put("token")
    for s in stations:
        s.join()
    print("counted", counter.value)
