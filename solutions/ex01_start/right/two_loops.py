import multiprocessing
import sys


def run(name):
    print("hello", name)


if __name__ == "__main__":
    p_list = []
    for i in range(1, len(sys.argv)):
        p = multiprocessing.Process(target=run, args=(sys.argv[i],))
        p.start()
        p_list.append(p)

    for p in p_list:
        p.join()

    print("all done")
