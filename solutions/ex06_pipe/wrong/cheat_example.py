# caught by: one_child
# Written down from the example in the README.
from multiprocessing import Process


def answer():
    print("heard 'amber'\nheard ''\nheard 'basil'\nend after 3")


if __name__ == "__main__":
    p = Process(target=answer)
    p.start()
    p.join()
    print("answer 'AMBER'\nanswer ''\nanswer 'BASIL'")
