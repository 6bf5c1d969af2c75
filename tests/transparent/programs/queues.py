"""Queue: order, sizes, time-outs, closing."""
import multiprocessing as mp, sys
from queue import Empty, Full

def child(numbers, answers):
    for number in iter(numbers.get, None): answers.put(number * number)
    answers.put("x" * 200_000)
    answers.close(); answers.join_thread()

def report(call, *args, **kwargs):
    try: print(call.__name__, call(*args, **kwargs))
    except (Empty, Full, ValueError, OSError) as error: print(call.__name__, type(error).__name__, error)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    numbers, answers, small = mp.Queue(), mp.Queue(), mp.Queue(1)
    print(numbers.empty(), numbers.full(), numbers.qsize())
    p = mp.Process(target=child, args=(numbers, answers)); p.start()
    for n in [*range(5), None]: numbers.put(n)
    print([answers.get() for _ in range(5)], len(answers.get()))
    p.join(); print(p.exitcode, answers.empty())
    report(small.get, timeout=0.01); report(small.get_nowait); report(small.get, False)
    small.put(1); print(small.full())
    report(small.put, 2, timeout=0.01); report(small.put_nowait, 2)
    print(small.get(timeout=20), small.qsize())
    small.close(); report(small.put, 3); report(small.get)
    numbers.cancel_join_thread()
