"""Lambdas and local functions that never leave their process."""

from multiprocessing import Pool


def longest(words):
    def length(word):
        return len(word)

    return max(words, key=length)


def main():
    words = [["kiwi", "fig"], ["plum", "banana"]]
    with Pool(2) as pool:
        found = pool.map(longest, words)
    print(sorted(found, key=lambda word: word[-1]))


if __name__ == "__main__":
    main()
