# caught by: ends
# There is nothing to catch: os._exit() is no exception.
import sys
from multiprocessing import Pool

from archive import restore


def careful(n):
    try:
        return restore(n)
    except BaseException:
        return None


if __name__ == "__main__":
    with Pool(2) as pool:
        results = [(n, pool.apply_async(careful, (int(n),))) for n in sys.argv[1:]]
        for n, result in results:
            answer = result.get()
            if answer is None:
                print("lost", n)
            else:
                print("tape", *answer)
