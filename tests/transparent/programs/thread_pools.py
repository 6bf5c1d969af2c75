"""ThreadPool and ThreadPoolExecutor beside a pool of processes."""
import multiprocessing as mp, sys, threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

def square(n): return n * n
def fail(n): raise KeyError(n)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    seen = []
    with ThreadPool(2) as threads, mp.Pool(1) as pool:
        print(threads.map(square, range(5)), pool.map(square, range(5)))
        print(list(threads.imap(square, range(3))), sorted(threads.imap_unordered(square, range(3))))
        result = threads.apply_async(square, (5,), callback=seen.append, error_callback=seen.append); result.wait()
        try: threads.apply(fail, (1,))
        except KeyError as error: print("raised", error, error.__cause__)
        threads.close(); threads.join()
    print(seen)
    with ThreadPoolExecutor(2) as executor:
        print(list(executor.map(square, range(4))), executor.submit(square, 3).result(), executor.submit(fail, 1).exception())
    print(threading.active_count() >= 1)
