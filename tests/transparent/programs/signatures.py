"""What inspect, help and repr say of the library."""
import concurrent.futures as cf, inspect, multiprocessing as mp, sys, types
import multiprocessing.connection, multiprocessing.managers, multiprocessing.pool, multiprocessing.queues
import multiprocessing.shared_memory, multiprocessing.sharedctypes, multiprocessing.synchronize, traceback

CLASSES = [mp.Process, mp.pool.Pool, mp.pool.ApplyResult, mp.pool.MapResult, mp.pool.IMapIterator, mp.pool.ThreadPool, mp.queues.Queue,
    mp.queues.SimpleQueue, mp.queues.JoinableQueue, mp.connection.Connection, mp.connection.Listener, mp.synchronize.Lock,
    mp.synchronize.RLock, mp.synchronize.Semaphore, mp.synchronize.Condition, mp.synchronize.Event, mp.synchronize.Barrier,
    mp.managers.BaseManager, mp.managers.SyncManager, mp.managers.BaseProxy, mp.managers.DictProxy, mp.managers.ListProxy,
    mp.shared_memory.SharedMemory, mp.shared_memory.ShareableList, cf.ProcessPoolExecutor, cf.ThreadPoolExecutor, cf.Future]
for cls in CLASSES:
    print(cls, [b.__name__ for b in cls.__mro__])
    for name, member in sorted(vars(cls).items()):
        if callable(member) and not name.startswith("_"):
            try: print("  ", name, inspect.signature(member), member.__name__, member.__qualname__, member.__module__, bool(member.__doc__))
            except ValueError: print("  ", name)
    try: print("  ", inspect.signature(cls))
    except ValueError: pass
for module in (mp, mp.connection, mp.pool, mp.queues, mp.sharedctypes, mp.synchronize, mp.managers, mp.shared_memory, cf, traceback):
    for name in sorted(getattr(module, "__all__", vars(module))):
        thing = getattr(module, name)
        if isinstance(thing, types.FunctionType): print(module.__name__, name, inspect.signature(thing), thing.__name__, bool(thing.__doc__))
