"""A database and a file that several processes write."""
import multiprocessing as mp, os, sqlite3, sys

def child(n, lock):
    with lock:
        with sqlite3.connect("data.db", timeout=20) as db: db.execute("insert into t values (?)", (n,))
        with open("log.txt", "a") as file: file.write(f"{n}\n")

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    db = sqlite3.connect("data.db"); db.execute("create table t (n int)"); db.commit()
    lock = mp.Lock()
    ps = [mp.Process(target=child, args=(n, lock)) for n in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(sorted(db.execute("select n from t")), sorted(open("log.txt").read().split()), type(db), db.__class__.__module__)
    os.remove("data.db"), os.remove("log.txt")
