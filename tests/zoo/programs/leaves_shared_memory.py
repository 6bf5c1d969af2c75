"""A block of shared memory that outlives the program and its resource tracker."""
from multiprocessing import resource_tracker, shared_memory

block = shared_memory.SharedMemory(create=True, size=4096)
resource_tracker.unregister(block._name, "shared_memory")
print(block.name)
