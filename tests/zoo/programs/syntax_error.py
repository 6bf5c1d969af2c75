"""No Python."""
import multiprocessing

def work(:
    print("never")

if __name__ == "__main__"
    work()
