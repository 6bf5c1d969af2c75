"""A ctypes Structure, moved under its own lock."""

from ctypes import Structure, c_int
from multiprocessing import Process, Value


class Point(Structure):
    _fields_ = (("x", c_int), ("y", c_int))


def move(point):
    for _ in range(5):
        with point.get_lock():
            point.x += 1
            point.y -= 1


if __name__ == "__main__":
    point = Value(Point, 10, 10)
    movers = [Process(target=move, args=(point,)) for _ in range(2)]
    for m in movers:
        m.start()
    for m in movers:
        m.join()
    print(point.x, point.y)
