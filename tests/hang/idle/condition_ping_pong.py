"""Two threads pass a turn to and fro by a condition."""

import threading

condition, turn = threading.Condition(), [0]


def work(mine):
    for _ in range(4000):
        with condition:
            condition.wait_for(lambda: turn[0] == mine)
            turn[0] = 1 - mine
            condition.notify()


threads = [threading.Thread(target=work, args=(number,)) for number in (0, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
