"""With get() and a default it is the same mistake."""

import multiprocessing as mp


def vote(votes, name):
    votes[name] = votes.get(name, 0) + 1


def polling_station(votes, ballots):
    for name in ballots:
        vote(votes, name)


if __name__ == "__main__":
    manager = mp.Manager()
    votes = manager.dict()
    stations = [mp.Process(target=polling_station, args=(votes, ["ann", "bob", "ann"])) for _ in range(3)]
    for s in stations:
        s.start()
    for s in stations:
        s.join()
    print("ann", votes["ann"], "bob", votes["bob"])
