"""SimpleQueue and JoinableQueue."""
import multiprocessing as mp, sys

def child(todo, done):
    while True:
        word = todo.get()
        done.put(word.upper()); todo.task_done()
        if word == "end": break

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    todo, done = mp.JoinableQueue(), mp.SimpleQueue()
    print(done.empty())
    p = mp.Process(target=child, args=(todo, done)); p.start()
    for word in ("one", "two", "end"): todo.put(word)
    todo.join(); print(todo.empty(), done.empty())
    print([done.get() for _ in range(3)], done.empty())
    try: todo.task_done()
    except ValueError as error: print(error)
    p.join(); todo.join()
    done.close()
    try: done.get()
    except OSError as error: print(error)
