# Nguyễn Thị Mai - bài tập 2
import os
import sys
from multiprocessing import Process, parent_process

def noi(ten):
    print(ten, os.getpid(), "started by", parent_process().pid)

if __name__ == "__main__":
    me, con, chau = sys.argv[1:4]
    print(me, os.getpid(), "started by", os.getppid())
    p1 = Process(target=noi, args=(con,))
    p2 = Process(target=noi, args=(chau,))
    p1.start()
    p2.start()
    p1.join()
    p2.join()
