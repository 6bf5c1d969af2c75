# 练习一  李伟  每个名字一个进程
import multiprocessing
import sys


class Greeter(multiprocessing.Process):
    def __init__(self, name_to_greet):
        super().__init__()
        self.name_to_greet = name_to_greet

    def run(self):
        # run() 在子进程里执行
        print("hello " + self.name_to_greet)


if __name__ == '__main__':
    jinchengs = []
    for mingzi in sys.argv[1:]:
        g = Greeter(mingzi)
        g.start()
        jinchengs.append(g)
    # 全部启动以后再等
    for g in jinchengs:
        g.join()
    print("all done")
