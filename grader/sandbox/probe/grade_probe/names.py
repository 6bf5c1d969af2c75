"""Shared memory that a run makes, so that what it leaves behind can be named and removed."""

from grade_probe.channel import emit


def shared_memory(module):
    init = module.SharedMemory.__init__

    def watched_init(self, name=None, create=False, *args, **kwargs):
        init(self, name, create, *args, **kwargs)
        if create:
            emit("shm.new", "shared_memory", self._name)

    module.SharedMemory.__init__ = watched_init
