"""Process: names, states, exit codes, daemons, what a child knows of itself."""
import multiprocessing as mp, sys

def child(n, word="-"):
    me = mp.current_process()
    print("child", n, word, me.name, me.daemon, mp.parent_process() is not None, mp.active_children())
    sys.exit(n)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    print(mp.get_start_method(), mp.current_process().name, mp.parent_process())
    ps = [mp.Process(target=child, args=(n,), kwargs={"word": "w"}, daemon=n == 2) for n in range(3)]
    ps.append(mp.Process(target=child, args=(7,), name="seventh"))
    print([p.is_alive() for p in ps], ps[0].exitcode, ps[0].pid)
    for p in ps: p.start()
    for p in ps: p.join(20)
    print([(p.name, p.exitcode, p.is_alive()) for p in ps], mp.active_children())
    ps[0].close()
    for wrong in (lambda: ps[0].is_alive(), lambda: ps[1].start(), lambda: mp.Process(target=1, group=2)):
        try: wrong()
        except (ValueError, AssertionError) as error: print(type(error).__name__, error)
