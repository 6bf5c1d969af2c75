# Nguyễn Thị Mai - bài tập 1
import sys
import time
from multiprocessing import Process

def greet(name):
    print("hello", name)

if __name__ == "__main__":
    for name in sys.argv[1:]:
        Process(target=greet, args=(name,)).start()
    time.sleep(0.7)   # đợi các tiến trình con (wait for the children)
    print("all done")
