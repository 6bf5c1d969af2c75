"""ProcessPoolExecutor: submit, map, wait, as_completed, callbacks, cancelling, errors."""
import concurrent.futures as cf, multiprocessing as mp, sys

def square(n):
    if n == 13: raise ValueError("unlucky")
    return n * n
def later(future): print("done", future.result())

if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    with cf.ProcessPoolExecutor(2, mp_context=context) as executor:
        futures = [executor.submit(square, n) for n in range(4)]
        print([f.result() for f in futures], list(executor.map(square, range(5), chunksize=2)))
        executor.submit(square, 5).add_done_callback(later)
        bad = executor.submit(square, 13)
        print(repr(bad.exception(20)), type(bad.exception().__cause__).__name__, bad.done(), bad.cancel(), bad.cancelled())
        try: bad.result()
        except ValueError as error: print("raised", error)
        done, rest = cf.wait([executor.submit(square, n) for n in (1, 2)])
        print(len(done), len(rest), sorted(f.result() for f in cf.as_completed(futures, timeout=20)))
        print(type(cf.wait(futures)).__name__, cf.wait(futures, return_when=cf.FIRST_COMPLETED).not_done == set())
        if sys.version_info >= (3, 11) and sys.argv[1] != "fork":
            with cf.ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=1) as fresh:
                print(list(fresh.map(square, range(2))))
    try: executor.submit(square, 1)
    except RuntimeError as error: print(error)
