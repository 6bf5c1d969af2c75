"""with closes the ends; all messages are sent before the first answer is read, for they are short."""

import multiprocessing
import sys


def child(ours, theirs):
    theirs.close()
    done = 0
    with ours:
        while True:
            try:
                text = ours.recv()
            except EOFError:
                break
            print("heard", repr(text), flush=True)
            ours.send(str.upper(text))
            done = done + 1
    print("end after", done, flush=True)


def main():
    context = multiprocessing.get_context()
    near, far = context.Pipe(True)
    p = context.Process(target=child, kwargs={"ours": far, "theirs": near})
    p.start()
    far.close()
    with near:
        print("main is", multiprocessing.current_process().pid)
        for text in sys.argv[1:]:
            near.send(text)
        for _ in sys.argv[1:]:
            print("answer", repr(near.recv()))
    p.join()


if __name__ == "__main__":
    main()
