"""What cannot be pickled: on its way into a queue, a pipe, a pool and a child."""
import multiprocessing as mp, sys

def hold(): pass

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    q, (a, b) = mp.Queue(), mp.Pipe()
    q.put(lambda: 1); q.put(1); print(q.get())
    for wrong in (lambda: a.send(lambda: 1), lambda: mp.SimpleQueue().put(lambda: 1), lambda: a.send(mp.Lock())):
        try: wrong()
        except Exception as error: print(type(error).__name__, str(error)[:40])
    with mp.Pool(1) as pool:
        try: pool.apply(hold, (lambda: 1,))
        except Exception as error: print(type(error).__name__, str(error)[:40])
    a.close(); b.recv()
