"""Never unlinks its shared memory; the library's resource tracker does it, a moment after main's end."""
from multiprocessing import shared_memory

block = shared_memory.SharedMemory(create=True, size=4096)
print("forgotten")
