"""A ProcessPoolExecutor's tasks sum up in a manager's dict."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager


def analyse(results, word):
    results["letters"] += len(word)
    return word.upper()


if __name__ == "__main__":
    words = ["races", "are", "hard", "to", "see", "because", "they", "hide"]
    with Manager() as manager:
        results = manager.dict(letters=0)
        with ProcessPoolExecutor(max_workers=2) as executor:
            futures = [executor.submit(analyse, results, word) for word in words]
            upper = [future.result() for future in futures]
        print(len(upper), "words", results["letters"], "letters")
