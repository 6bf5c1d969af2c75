"""connection.wait with a time-out on a pipe and a child."""

from multiprocessing import Event, Pipe, Process
from multiprocessing.connection import wait

if __name__ == "__main__":
    ours, theirs = Pipe()
    never = Event()
    child = Process(target=never.wait, daemon=True)
    child.start()
    assert wait([ours, child.sentinel], timeout=0.6) == []
