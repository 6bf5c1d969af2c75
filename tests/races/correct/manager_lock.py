"""A manager's dict with a manager's lock."""

from multiprocessing import Manager, Process


def count(words, counts, lock):
    for word in words:
        with lock:
            counts[word] = counts.get(word, 0) + 1


if __name__ == "__main__":
    with Manager() as manager:
        counts, lock = manager.dict(), manager.Lock()
        text = ["a", "rose", "is", "a", "rose"]
        children = [Process(target=count, args=(text, counts, lock)) for _ in range(2)]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(sorted(counts.items()))
