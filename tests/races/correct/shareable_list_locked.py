"""A ShareableList under a lock."""

from multiprocessing import Lock, Process
from multiprocessing.shared_memory import ShareableList


def score(points, lock, player):
    for _ in range(5):
        with lock:
            points[player] += 1
            points[2] += 1


if __name__ == "__main__":
    points, lock = ShareableList([0, 0, 0]), Lock()
    players = [Process(target=score, args=(points, lock, i)) for i in range(2)]
    for p in players:
        p.start()
    for p in players:
        p.join()
    print(list(points))
    points.shm.close()
    points.shm.unlink()
