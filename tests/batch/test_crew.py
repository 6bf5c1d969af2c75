"""What becomes of a worker whose task did not come to its end."""

import threading

from grader.batch.crew import FAREWELL_S, Crew

OPENING = "a course"


class Task:
    opening, submission = OPENING, "ada"


class Worker:
    """Its task ends, without a result, when it is hung up on, or at once if it is ``ill``."""

    def __init__(self, ill=False):
        self.asked, self.hung_up, self.patience = threading.Event(), threading.Event(), []
        if ill:
            self.hung_up.set()

    def open(self, opening):
        pass

    def do(self, task):
        self.asked.set()
        self.hung_up.wait()

    def hang_up(self):
        self.hung_up.set()

    def stop(self, patience=0.0):
        self.patience.append(patience)


class Nursery:
    def __init__(self, worker):
        self.worker, self.stop = lambda: worker, lambda: None


def crew(worker, monkeypatch):
    monkeypatch.setattr("grader.batch.crew.Nursery", lambda: Nursery(worker))
    monkeypatch.setattr("grader.batch.crew.died", lambda submission: f"{submission} died")
    return Crew()


def test_a_worker_that_fails_is_stopped_at_once(monkeypatch):
    worker = Worker(ill=True)
    assert crew(worker, monkeypatch).do(Task) == "ada died"
    assert worker.patience == [0.0]


def test_a_worker_that_is_dismissed_is_given_time_to_tidy_up(monkeypatch):
    worker = Worker()
    workers = crew(worker, monkeypatch)
    thread = threading.Thread(target=workers.do, args=(Task,))
    thread.start()
    worker.asked.wait()
    workers.dismiss()
    thread.join()
    [patience] = worker.patience
    assert 0 < patience <= FAREWELL_S
