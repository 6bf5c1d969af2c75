"""A semaphore with one place excludes like a lock; main does not wait at all."""

import sys
import time
from multiprocessing import get_context


def page(title, size):
    for number in range(1, size + 1):
        time.sleep(0.01)
        yield f"{title} {number}/{size}"
        if title.startswith("torn-") and number == size // 2:
            raise RuntimeError(f"{title} is torn")


def show(title, size, gate):
    with gate:
        for line in page(title, size):
            print(line, flush=True)


if __name__ == "__main__":
    context = get_context()
    gate = context.BoundedSemaphore(1)
    for title in sys.argv[2:]:
        context.Process(target=show, args=(title, int(sys.argv[1])), kwargs={"gate": gate}).start()
    for process in context.active_children():
        process.join()
