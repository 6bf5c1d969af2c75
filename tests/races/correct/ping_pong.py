"""Whoever has the ball may write."""

from multiprocessing import Pipe, Process, Value


def play(end, hits):
    for _ in range(4):
        ball = end.recv()
        hits.value += 1
        end.send(ball)


if __name__ == "__main__":
    left, right = Pipe()
    hits = Value("i", 0)
    other = Process(target=play, args=(right, hits))
    other.start()
    for _ in range(4):
        hits.value += 1
        left.send("ball")
        left.recv()
    other.join()
    print("hits", hits.value)
