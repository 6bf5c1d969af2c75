"""Tasks of a pool get a manager's lock as an argument; acquire and release."""

from multiprocessing import Manager, Pool


def task(args):
    state, lock, n = args
    lock.acquire()
    state.total = state.total + n
    lock.release()


if __name__ == "__main__":
    manager = Manager()
    state, lock = manager.Namespace(), manager.Lock()
    state.total = 0
    with Pool(2) as pool:
        pool.map(task, [(state, lock, n) for n in range(10)], 1)
    print("total", state.total)
