"""Condition, Event and Barrier."""
import multiprocessing as mp, sys, threading

def child(condition, event, ready, barrier):
    ready.release()
    with condition: print("woken", condition.wait_for(lambda: event.is_set(), 20))
    print("parties", barrier.parties, sorted([barrier.wait()])[0] in (0, 1))
    try: barrier.wait(0.05)
    except threading.BrokenBarrierError as error: print("broken", repr(error))

def opened(): print("action")

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    condition, event, ready = mp.Condition(), mp.Event(), mp.Semaphore(0)
    barrier = mp.Barrier(2, action=opened)
    print(event.is_set(), event.wait(0.01), condition.acquire(), condition.wait(0.01), condition.release())
    p = mp.Process(target=child, args=(condition, event, ready, barrier)); p.start()
    ready.acquire()
    event.set()
    with condition: condition.notify_all()
    print(barrier.wait() in (0, 1), event.wait(), event.is_set())
    p.join()
    print(barrier.broken, barrier.n_waiting); barrier.reset(); print(barrier.broken)
    event.clear(); print(event.is_set())
    for wrong in (condition.notify, condition.wait):
        try: wrong()
        except (AssertionError, RuntimeError) as error: print(type(error).__name__, error)
