"""Value and Array: with their lock, without, by slice, as text."""
import ctypes, multiprocessing as mp, sys

def child(number, numbers, text, raw):
    for _ in range(100):
        with number.get_lock(): number.value += 1
    with numbers.get_lock():
        for n in range(len(numbers)): numbers[n] += n
    text.value = b"child"; raw.value = 2.5

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    number, numbers, text = mp.Value("i", 5), mp.Array("d", [1.0, 2.0, 3.0]), mp.Array("c", 10)
    raw = mp.Value(ctypes.c_double, 1.5, lock=False)
    own = mp.Value("h", lock=mp.Lock())
    ps = [mp.Process(target=child, args=(number, numbers, text, raw)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(number.value, numbers[:], text.value, text.raw, raw.value, len(numbers), list(numbers))
    numbers[0:2] = [7.0, 8.0]; print(numbers[:2], numbers[-1], numbers.get_obj()[0], number.get_obj().value)
    with own: own.get_obj().value = 3
    with number: number.value = -1
    number.acquire(); number.release()
    print(own.value, number, type(numbers).__name__, isinstance(raw, ctypes.c_double))
    for wrong in (lambda: numbers[9], lambda: number.nothing, lambda: setattr(number, "value", "text")):
        try: wrong()
        except Exception as error: print(type(error).__name__, error)
