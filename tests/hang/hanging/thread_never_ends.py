"""Main is done; a thread that is no daemon waits for ever."""

import queue
import threading

tasks = queue.Queue()


def watch():
    while True:
        print(tasks.get())


if __name__ == "__main__":
    threading.Thread(target=watch).start()
    tasks.put("one")
    print("main is done")
