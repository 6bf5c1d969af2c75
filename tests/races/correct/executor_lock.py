"""Workers of an executor get their lock and their counter by the initializer."""

import concurrent.futures
import multiprocessing


def init(a, b):
    global lock, letters
    lock, letters = a, b


def count(word):
    with lock:
        letters.value += len(word)


if __name__ == "__main__":
    lock, letters = multiprocessing.Lock(), multiprocessing.Value("i", 0)
    words = ["the", "quick", "brown", "fox", "jumps"]
    with concurrent.futures.ProcessPoolExecutor(2, initializer=init, initargs=(lock, letters)) as ex:
        list(ex.map(count, words))
    print(letters.value)
