"""A barrier lets all begin at once; that makes it worse."""

import multiprocessing as mp


def run(gate, laps):
    gate.wait()
    for _ in range(5):
        laps.value += 1
    gate.wait()


if __name__ == "__main__":
    gate, laps = mp.Barrier(3), mp.Value("i", 0)
    runners = [mp.Process(target=run, args=(gate, laps)) for _ in range(3)]
    for r in runners:
        r.start()
    for r in runners:
        r.join()
    print("laps", laps.value)
