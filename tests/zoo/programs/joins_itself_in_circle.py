"""Main and child each wait for the other's lock."""
import multiprocessing


def work(mine, yours, barrier):
    with mine:
        barrier.wait()
        yours.acquire(timeout=20)


if __name__ == "__main__":
    a, b, barrier = multiprocessing.Lock(), multiprocessing.Lock(), multiprocessing.Barrier(2)
    child = multiprocessing.Process(target=work, args=(a, b, barrier))
    child.start()
    work(b, a, barrier)
