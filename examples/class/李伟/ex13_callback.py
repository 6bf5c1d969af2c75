# 练习十三  李伟
import multiprocessing
import os
import sys
import time


def pay(n):
    time.sleep(0.1)
    print('paid', n)
    return n, os.getpid()


def ji_zhang(jieguo):
    # map_async 的回调只调用一次，参数是所有结果的列表
    for n, worker in jieguo:
        print('note', n, worker, os.getpid())


if __name__ == '__main__':
    print('main', os.getpid())
    pool = multiprocessing.Pool(2)
    pool.map_async(pay, [int(x) for x in sys.argv[1:]], callback=ji_zhang)
    pool.close()
    pool.join()
