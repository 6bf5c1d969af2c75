"""A box with one place, guarded by a Condition."""

import multiprocessing as mp


def produce(cond, full, box):
    for n in range(1, 6):
        with cond:
            while full.value:
                cond.wait()
            box.value = n
            full.value = 1
            cond.notify()


def consume(cond, full, box, total):
    for _ in range(5):
        with cond:
            cond.wait_for(lambda: full.value)
            total.value += box.value
            full.value = 0
            cond.notify()


if __name__ == "__main__":
    cond = mp.Condition()
    full, box, total = mp.Value("b", 0), mp.Value("i", 0), mp.Value("i", 0)
    a = mp.Process(target=produce, args=(cond, full, box))
    b = mp.Process(target=consume, args=(cond, full, box, total))
    a.start()
    b.start()
    a.join()
    b.join()
    print("total", total.value)
