"""Main itself ends by a signal, after its child."""
import multiprocessing as mp, os, signal, sys

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    p = mp.Process(target=print, args=("child",)); p.start(); p.join()
    print("main", flush=True)
    os.kill(os.getpid(), signal.SIGTERM)
