"""A token goes round through five processes."""

from multiprocessing import Pipe, Process


def work(before, after):
    while token := before.recv():
        after.send(token)
    after.send(token)


if __name__ == "__main__":
    pipes = [Pipe(duplex=False) for _ in range(6)]
    ring = [Process(target=work, args=(pipes[n][0], pipes[n + 1][1])) for n in range(5)]
    for process in ring:
        process.start()
    for number in range(1, 1500):
        pipes[0][1].send(number)
        assert pipes[5][0].recv() == number
    pipes[0][1].send(0)
    for process in ring:
        process.join()
