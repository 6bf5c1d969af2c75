"""Structures, unions and their parts in shared memory, pointers and copies of them, and wrong uses."""
import copy, ctypes, multiprocessing, sys
from multiprocessing import Array, Process, Queue, Value, sharedctypes
from multiprocessing.sharedctypes import RawArray, RawValue

class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("name", ctypes.c_char * 8)]
class Line(ctypes.Structure):
    _fields_ = [("a", Point), ("b", Point)]
class Either(ctypes.Union):
    _fields_ = [("n", ctypes.c_int), ("f", ctypes.c_float)]

def child(queue, value, row, line):
    queue.put((value.value, row[:], line.b.x, type(value).__name__, repr(value)))
    value.value += 0.5

def say(*items):
    print(*items, flush=True)

def wrong(what):
    try: say(what())
    except BaseException as error: say(type(error).__name__, error)

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    value, row, line, other = RawValue("d", 1.5), RawArray("h", [1, 2, 3]), Value(Line), RawValue(Either, 3)
    line.b.x, other.f = 7, 2.0
    queue = Queue()
    p = Process(target=child, args=(queue, value, row, line)); p.start(); say(queue.get()); p.join()
    queue.put(line.b); view = queue.get(); say(type(view) is Point, view.x, vars(view))
    say(value, value.value, bool(value), other.n, repr(RawValue("c", b"x")), row[::-1], len(row), 2 in row)
    say(type(row).__name__, type(row).__qualname__, type(row).__module__, type(line).__name__)
    say(isinstance(row, ctypes.Array), isinstance(line.get_obj(), Line), ctypes.sizeof(row))
    say(ctypes.pointer(row)[0][1], type(ctypes.pointer(value)) is ctypes.POINTER(ctypes.c_double))
    say(ctypes.cast(row, ctypes.POINTER(ctypes.c_short))[2], bytes(memoryview(row)), memoryview(row).format)
    twin = sharedctypes.copy(line.get_obj()); twin.b.x += 1; say(twin.b.x, line.b.x)
    lone = copy.copy(line.b); lone.x = 9; say(line.b.x, type(lone) is Point, vars(lone))
    for what in (
        lambda: row["a"], lambda: row[9], lambda: row.__setitem__(0, "x"), lambda: row["a":], lambda: line.zz,
        lambda: Value("z", 1), lambda: Array("i", ["a"]), lambda: Value(Point, 1, b"", 3),
        lambda: Array("i", -1), lambda: setattr(value, "value", "x"), lambda: setattr(line, "b", 3),
        lambda: RawArray("i", 10**13),
    ):
        wrong(what)
