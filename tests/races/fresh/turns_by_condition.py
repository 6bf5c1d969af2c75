"""A number says whose turn it is, and a Condition guards it."""

from multiprocessing import Condition, Process, Value

PLAYERS = 3


def player(me, turn, moves, condition):
    for _ in range(2):
        with condition:
            while turn.value != me:
                condition.wait()
            moves.value += 1
            turn.value = (me + 1) % PLAYERS
            condition.notify_all()


if __name__ == "__main__":
    turn, moves, condition = Value("i", 0), Value("i", 0), Condition()
    players = [Process(target=player, args=(i, turn, moves, condition)) for i in range(PLAYERS)]
    for p in players:
        p.start()
    for p in players:
        p.join()
    print("moves", moves.value)
