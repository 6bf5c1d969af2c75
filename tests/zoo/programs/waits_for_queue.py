"""Waits for an item that nobody puts."""
import multiprocessing

if __name__ == "__main__":
    queue = multiprocessing.Queue()
    print("waiting")
    queue.get(timeout=20)
