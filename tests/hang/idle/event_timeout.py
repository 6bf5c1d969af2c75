"""Event.wait with a time-out; nobody sets the event."""

from multiprocessing import Event

assert not Event().wait(0.7)
