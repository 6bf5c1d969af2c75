# Дмитрий Иванов, упражнение 1
import sys
import multiprocessing as mp

def greet(name):
    print("hello", name)

if __name__ == "__main__":
    procs = []
    for name in sys.argv[1:]:
        p = mp.Process(target=greet(name))   # запускаю функцию в процессе
        procs.append(p)
        p.start()
    for p in procs:
        p.join()
    print("all done")
