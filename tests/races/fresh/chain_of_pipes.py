"""A partial sum goes from one to the next; everyone notes it in the array when it passes."""

import multiprocessing as mp


def link(i, before, after, notes):
    notes[0] = before.recv() + i
    after.send(notes[0])


if __name__ == "__main__":
    notes = mp.RawArray("i", 1)
    pipes = [mp.Pipe(duplex=False) for _ in range(4)]
    links = [mp.Process(target=link, args=(i, pipes[i][0], pipes[i + 1][1], notes)) for i in range(3)]
    for process in links:
        process.start()
    pipes[0][1].send(100)
    print(pipes[3][0].recv(), notes[0])
    for process in links:
        process.join()
