"""The notify comes before the wait, and is lost."""

from multiprocessing import Condition, Event, Process


def work(condition, notified):
    notified.wait()
    with condition:
        condition.wait()


if __name__ == "__main__":
    condition, notified = Condition(), Event()
    child = Process(target=work, args=(condition, notified))
    child.start()
    with condition:
        condition.notify_all()
    notified.set()
    child.join()
