"""A manager's list inside a manager's dict."""

from multiprocessing import Manager, Process


def play(game, who):
    for _ in range(4):
        game["scores"][0] += 1
        game["scores"][who] += 1


if __name__ == "__main__":
    with Manager() as manager:
        game = manager.dict()
        game["scores"] = manager.list([0, 0, 0])
        players = [Process(target=play, args=(game, who)) for who in (1, 2)]
        for p in players:
            p.start()
        for p in players:
            p.join()
        print(list(game["scores"]))
