"""Connection.poll with a time-out."""

from multiprocessing import Pipe

ours, theirs = Pipe()
assert not ours.poll(0.7)
