# caught by: to_child
# Two queues do the work; the pipe is there for show.
import sys
from multiprocessing import Pipe, Process, Queue


def answer(questions, answers, conn, spare):
    spare.close()
    count = 0
    while (message := questions.get()) is not None:
        print("heard", repr(message))
        answers.put(message.upper())
        count += 1
    try:
        conn.recv()
    except EOFError:
        print("end after", count)


if __name__ == "__main__":
    questions, answers = Queue(), Queue()
    mine, yours = Pipe()
    p = Process(target=answer, args=(questions, answers, yours, mine))
    p.start()
    for message in sys.argv[1:]:
        questions.put(message)
        print("answer", repr(answers.get()))
    questions.put(None)
    mine.close()
    p.join()
