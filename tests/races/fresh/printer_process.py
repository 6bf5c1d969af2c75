"""Only one process prints; the others send it their lines."""

from multiprocessing import JoinableQueue, Process


def printer(lines):
    while True:
        print(lines.get(), flush=True)
        lines.task_done()


def work(name, lines):
    for n in range(3):
        lines.put(f"{name} {n}")


if __name__ == "__main__":
    lines = JoinableQueue()
    Process(target=printer, args=(lines,), daemon=True).start()
    workers = [Process(target=work, args=(name, lines)) for name in "xy"]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    lines.join()
    print("end")
