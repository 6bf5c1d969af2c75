"""Listener and Client with a key, in two processes."""
import multiprocessing as mp, sys
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener

def child(address, key):
    try:
        with Client(address, authkey=key) as end: end.send("hello"); print("child", end.recv())
    except AuthenticationError as error: print("child", error)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    with Listener(None, "AF_UNIX", authkey=b"key") as listener:
        for key in (b"key", b"wrong"):
            p = mp.Process(target=child, args=(listener.address, key)); p.start()
            try:
                with listener.accept() as end: print(end.recv()); end.send("you too")
            except AuthenticationError as error: print("main", error)
            p.join(); print(p.exitcode)
