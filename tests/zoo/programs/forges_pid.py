"""Main prints its child's line, with the child's true pid."""
import multiprocessing

if __name__ == "__main__":
    child = multiprocessing.Process(target=str)
    child.start()
    child.join()
    print(f"child {child.pid} did the work", flush=True)
