"""Sets the method after a lock was made, which has settled it."""

import multiprocessing as mp


def main():
    lock = mp.Lock()
    mp.set_start_method("spawn")
    with lock:
        print("never reached")


if __name__ == "__main__":
    main()
