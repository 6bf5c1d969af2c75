# 练习二  李伟
# 在我的电脑上（Python 3.11，fork）结果是对的
import multiprocessing
import os
import sys


def shuo(name):
    print(name, os.getpid(), 'started by', os.getppid())


def haizi(name, sunzi_name):
    shuo(name)
    sunzi = multiprocessing.Process(target=shuo, args=(sunzi_name,))
    sunzi.start()
    sunzi.join()


if __name__ == '__main__':
    shuo(sys.argv[1])
    p = multiprocessing.Process(target=haizi, args=(sys.argv[2], sys.argv[3]))
    p.start()
    p.join()
