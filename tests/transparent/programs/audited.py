"""An audit hook that counts what matters and one that forbids to look at frames."""
import multiprocessing as mp, sys

seen = []
def hook(event, args):
    if event in ("os.fork", "os.putenv", "subprocess.Popen", "os.kill", "socket.connect", "socket.bind", "os.remove"): seen.append(event)
def strict(event, args):
    if event == "sys._getframe" and on: raise RuntimeError("no frames")
on = False

def child(q): q.put(1)

if __name__ == "__main__":
    mp.set_start_method("fork")
    sys.addaudithook(hook); sys.addaudithook(strict)
    q, lock = mp.Queue(), mp.Lock()
    on = True
    with lock: print("locked")
    lock.acquire(); lock.release()
    (a, b) = mp.Pipe(); a.send(1); print(b.recv()); a.close()
    event = mp.Event(); event.set(); print(event.wait(), mp.Value("i", 3).value)
    on = False
    p = mp.Process(target=child, args=(q,)); p.start(); print(q.get()); p.join()
    print(seen)
