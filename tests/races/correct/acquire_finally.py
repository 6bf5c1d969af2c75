"""acquire, try, finally, release."""

import multiprocessing as mp


def work(raw, lock):
    for _ in range(8):
        lock.acquire()
        try:
            old = raw.value
            raw.value = old + 1
        finally:
            lock.release()


def main():
    lock = mp.Lock()
    raw = mp.RawValue("i", 0)
    processes = []
    for _ in range(2):
        process = mp.Process(target=work, args=(raw, lock))
        process.start()
        processes.append(process)
    for process in processes:
        process.join()
    print(raw.value)


if __name__ == "__main__":
    main()
