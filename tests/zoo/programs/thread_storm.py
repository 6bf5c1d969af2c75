"""Two hundred threads print at once."""
import sys
import threading

barrier = threading.Barrier(200)


def work(n):
    barrier.wait()
    sys.stdout.write(f"thread {n}\n")


threads = [threading.Thread(target=work, args=(n,)) for n in range(200)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
