"""Pool: every method, callbacks, errors, replaced workers."""
import multiprocessing as mp, sys, time

def square(n):
    if n == 13: raise ValueError("unlucky")
    return n * n
def add(a, b=0): return a + b
def ready(word): global greeting; greeting = word
def greet(n): return greeting, n
def wait(seconds): time.sleep(seconds)
def later(result): print("callback", result)
def failed(error): print("error callback", repr(error))

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    sys.stdout.reconfigure(line_buffering=True)  # a worker forked in between would print the buffer again
    with mp.Pool(2, initializer=ready, initargs=("hi",), maxtasksperchild=3) as pool:
        print(pool.apply(add, (1,), {"b": 2}), pool.map(square, range(6)), pool.map(greet, [1], chunksize=1))
        print(pool.starmap(add, [(1, 2), (3, 4)]), list(pool.imap(square, range(4), chunksize=2)))
        print(sorted(pool.imap_unordered(square, range(5))), pool.map(square, []))
        results = [pool.apply_async(square, (n,), callback=later, error_callback=failed) for n in (2, 13)]
        results.append(pool.map_async(square, [1, 2], callback=later))
        results.append(pool.starmap_async(add, [(1, 1)], error_callback=failed))
        for result in results:
            try: print(result.get(20), result.ready(), result.successful())
            except ValueError as error: print("raised", error, type(error.__cause__).__name__)
        for wrong in (lambda: pool.join(), lambda: pool.map(square, [13]), lambda: pool.apply_async(wait, (0.2,)).get(0.01)):
            try: wrong()
            except (ValueError, mp.TimeoutError) as error: print(type(error).__name__, error)
        print(next(pool.imap(square, [3])), type(pool).__name__)
        pool.close()
        try: pool.apply(add, (1,))
        except ValueError as error: print(error)
        pool.join()
    print(repr(pool).split()[1])
