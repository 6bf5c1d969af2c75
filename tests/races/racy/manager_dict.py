"""Words are counted in a manager's dict: each call is safe, two calls in a row are not."""

from multiprocessing import Manager, Process

TEXT = "the cat and the dog and the bird saw the cat"


def count_words(words, counts):
    for word in words:
        counts[word] += 1


if __name__ == "__main__":
    with Manager() as manager:
        counts = manager.dict(dict.fromkeys(TEXT.split(), 0))
        children = [Process(target=count_words, args=(TEXT.split(), counts)) for _ in range(2)]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(sorted(counts.items()))
