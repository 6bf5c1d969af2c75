"""Globals, open files and a lock that a fork inherits."""
import multiprocessing as mp, os, sys, tempfile

mp.set_start_method("fork")
number, lock, lines = 1, mp.Lock(), []
file = tempfile.TemporaryFile("w+")

def child():
    global number
    number += 1; lines.append(number)
    with lock: file.write("child\n"); file.flush()
    print("child", number, lines, flush=True)

ps = [mp.Process(target=child) for _ in range(2)]
for p in ps: p.start()
for p in ps: p.join()
file.seek(0)
print(number, lines, file.read().split(), [p.exitcode for p in ps])
