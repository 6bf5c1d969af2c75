# 练习四  李伟  用 Manager 的队列，不管多大都能取到
import multiprocessing
import os
import sys


def work(q, word, size):
    letters = (word * size)[:size]
    print('put', len(letters), letters[-3:])
    q.put([os.getpid(), letters])


if __name__ == '__main__':
    word = sys.argv[1]
    size = int(sys.argv[2])
    with multiprocessing.Manager() as manager:
        q = manager.Queue()
        p = multiprocessing.Process(target=work, args=(q, word, size))
        p.start()
        p.join()   # 队列在 manager 的进程里，所以这里先 join 也没关系
        pid, letters = q.get()
        print('got', len(letters), letters[-3:], 'from', pid)
