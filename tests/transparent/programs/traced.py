"""sys.settrace and sys.setprofile: what they see of the program's own code."""
import multiprocessing as mp, sys, threading

calls = []
def tracer(frame, event, arg):
    if frame.f_code.co_filename == __file__ and event == "call": calls.append(frame.f_code.co_name)
    return None

def work(n): return n + 1
def child(q):
    sys.settrace(tracer); work(1); sys.settrace(None)
    q.put(calls)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    q, lock = mp.Queue(), mp.Lock()
    sys.settrace(tracer); threading.settrace(tracer)
    with lock: work(2)
    p = mp.Process(target=child, args=(q,)); p.start()
    print(q.get()[-1:]); p.join()
    print(sys.gettrace() is tracer); sys.settrace(None)
    print(calls)
    sys.setprofile(lambda frame, event, arg: None); work(1); print(sys.getprofile() is not None); sys.setprofile(None)
