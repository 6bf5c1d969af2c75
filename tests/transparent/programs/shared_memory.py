"""SharedMemory and ShareableList, made here and attached there."""
import multiprocessing as mp, sys
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import ShareableList, SharedMemory

def child(name, list_name):
    block, items = SharedMemory(name), ShareableList(name=list_name)
    block.buf[:5] = b"child"; items[1] = items[1] * 2
    block.close(); items.shm.close()

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    block, items = SharedMemory(create=True, size=16), ShareableList(["text", 21, None, 1.5, True])
    p = mp.Process(target=child, args=(block.name, items.shm.name)); p.start(); p.join()
    print(bytes(block.buf[:5]), list(items), len(items), items.count(42), items.index("text"), items.format)
    try: items[0] = "a much longer text than there was"
    except ValueError as error: print(error)
    try: SharedMemory("no_such_block_anywhere")
    except FileNotFoundError as error: print(type(error).__name__)
    block.close(); block.unlink(); items.shm.close(); items.shm.unlink()
    with SharedMemoryManager() as m:
        print(m.SharedMemory(8).size >= 8, list(m.ShareableList([1, 2])))
