"""A database connection as an attribute of a Process."""

import sqlite3
from multiprocessing import Process


class Reader(Process):
    def __init__(self):
        super().__init__()
        self.db = sqlite3.connect(":memory:")

    def run(self):
        print(self.db.execute("select 1").fetchone())


if __name__ == "__main__":
    reader = Reader()
    reader.start()
    reader.join()
