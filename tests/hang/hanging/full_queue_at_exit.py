"""Main has put more than the pipe holds, nobody gets it, and main's end waits for that."""

from multiprocessing import Queue

if __name__ == "__main__":
    results = Queue()
    results.put("x" * 300_000)
    print("the end")
