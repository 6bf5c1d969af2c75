"""RawValue, RawArray, a Structure, copy and synchronized."""
import ctypes, multiprocessing as mp, sys
from multiprocessing.sharedctypes import RawArray, RawValue, copy, synchronized

class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_double), ("y", ctypes.c_int)]

def child(point, points, count):
    point.x += 0.5; point.y = 9
    for p in points: p.y = p.y * 2
    with count.get_lock(): count.value += 1

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    point, points = mp.Value(Point, 1.0, 2), mp.Array(Point, [(0.5, 1), (1.5, 2)], lock=False)
    count = synchronized(RawValue("i", 4))
    other = copy(count.get_obj())
    p = mp.Process(target=child, args=(point, points, count)); p.start(); p.join()
    print(point.x, point.y, [(p.x, p.y) for p in points], count.value, other.value)
    letters = RawArray("c", b"word"); print(letters.value, letters[1], letters[1:3])
    print(type(point).__name__, hasattr(point, "x"), point.get_obj().y)
