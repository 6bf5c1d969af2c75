"""Every key of the dict has its own lock."""

import multiprocessing as mp

KEYS = ["a", "b", "c"]


def count(text, counts, locks):
    for letter in text:
        if letter in locks:
            with locks[letter]:
                counts[letter] += 1


if __name__ == "__main__":
    with mp.Manager() as manager:
        counts = manager.dict()
        for key in KEYS:
            counts[key] = 0
        locks = {key: mp.Lock() for key in KEYS}
        texts = ["abcabc", "aabbcc", "cab"]
        readers = [mp.Process(target=count, args=(text, counts, locks)) for text in texts]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        print(sorted(counts.items()))
