"""Two pipes, one for each direction: main says all it has to say, closes, and then listens to the end."""

import sys
from multiprocessing import Pipe, Process


def messages(conn):
    """Everything that comes, until the last sending end is closed."""
    while True:
        try:
            yield conn.recv()
        except EOFError:
            return


def echo(questions, answers, *spare):
    for end in spare:
        end.close()
    number = 0
    for message in messages(questions):
        print(f"heard {message!r}")
        answers.send(message.upper())
        number += 1
    print(f"end after {number}")


def main(words):
    questions_out, questions_in = Pipe(duplex=False)
    answers_out, answers_in = Pipe(duplex=False)
    p = Process(target=echo, args=(questions_out, answers_in, questions_in, answers_out))
    p.start()
    questions_out.close()
    answers_in.close()
    for word in words:
        questions_in.send(word)
    questions_in.close()
    for text in messages(answers_out):
        print(f"answer {text!r}")
    p.join()
    print("the child ended with", p.exitcode)


if __name__ == "__main__":
    main(sys.argv[1:])
