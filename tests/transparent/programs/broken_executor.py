"""A worker that dies breaks its executor."""
import concurrent.futures as cf, multiprocessing as mp, os, sys

def die(): os._exit(3)

if __name__ == "__main__":
    with cf.ProcessPoolExecutor(1, mp_context=mp.get_context(sys.argv[1])) as executor:
        future = executor.submit(die)
        try: future.result()
        except cf.process.BrokenProcessPool as error: print(type(error).__name__, error)
        try: executor.submit(die)
        except cf.process.BrokenProcessPool as error: print(type(error).__name__)
