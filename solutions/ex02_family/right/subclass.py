"""Each process knows its descendants; the constructor runs in the parent, run() in the process itself."""

import os
import sys
from multiprocessing import Process


class Member(Process):
    def __init__(self, names: list[str]) -> None:
        super().__init__(name=names[0])
        self.names = names
        self.starter = os.getpid()

    def run(self) -> None:
        live(self.names, self.starter)


def live(names: list[str], starter: int) -> None:
    own, *younger = names
    print(f"{own} {os.getpid()} started by {starter}")
    if younger:
        member = Member(younger)
        member.start()
        member.join()


if __name__ == "__main__":
    live(sys.argv[1:], os.getppid())
