"""A join with a time-out; then the child, that would wait for ever, is terminated."""

from multiprocessing import Event, Process

if __name__ == "__main__":
    never = Event()
    child = Process(target=never.wait)
    child.start()
    child.join(0.6)
    assert child.is_alive()
    child.terminate()
    child.join()
