"""What was written before a start is seen by the child, and what a child wrote by those after its join."""

import multiprocessing


class Step(multiprocessing.Process):
    def __init__(self, state, factor):
        super().__init__()
        self.state, self.factor = state, factor

    def run(self):
        self.state["x"] = self.state["x"] * self.factor


def main():
    with multiprocessing.Manager() as manager:
        state = manager.dict(x=1)
        for factor in (2, 3, 5):
            state["x"] += 1
            step = Step(state, factor)
            step.start()
            step.join()
        print("x =", state["x"])


if __name__ == "__main__":
    main()
