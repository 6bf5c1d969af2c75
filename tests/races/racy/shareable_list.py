"""Items of a ShareableList in shared memory."""

from multiprocessing import Process
from multiprocessing.shared_memory import ShareableList


def score(points, player):
    for _ in range(8):
        points[player] += 1
        points[2] += 1  # both players


if __name__ == "__main__":
    points = ShareableList([0, 0, 0])
    players = [Process(target=score, args=(points, i)) for i in range(2)]
    for p in players:
        p.start()
    for p in players:
        p.join()
    print(list(points))
    points.shm.close()
    points.shm.unlink()
