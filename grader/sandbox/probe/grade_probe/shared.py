"""Named shared memory: what a run makes, so that what it leaves behind can be named and removed; who maps it;
and the items of a ShareableList.  What is done through ``SharedMemory.buf`` cannot be seen."""

from grade_probe.channel import emit, ours
from grade_probe.frames import caller


def shared_memory(module):
    def watched_memoryview(memory):
        """The last step of ``SharedMemory.__init__``."""
        _tell(_mapped, caller())
        return memoryview(memory)

    module.memoryview = watched_memoryview
    _watch_items(module.ShareableList)


def _watch_items(kind):
    transform, set_format = kind._get_back_transform, kind._set_packing_format_and_transform

    def watched_transform(self, position):
        """Looked up by ``__getitem__`` when it has read an item."""
        _tell(_accessed, caller(), "s.r", "__getitem__", position)
        return transform(self, position)

    def watched_format(self, position, fmt, value):
        """Set by ``__setitem__`` right before it writes the item."""
        _tell(_accessed, caller(), "s.w", "__setitem__", position)
        set_format(self, position, fmt, value)

    kind._get_back_transform, kind._set_packing_format_and_transform = watched_transform, watched_format


def _tell(what, frame, *facts):
    try:
        events = what(frame.f_code.co_name, frame.f_locals, *facts)
    except Exception as error:
        if not ours(error):
            raise
        return
    for event in events:
        emit(*event)


def _mapped(function, names):
    name = names["self"]._name
    new = (("shm.new", "shared_memory", name),) if names["create"] else ()
    return *new, ("shm.map", name)


def _accessed(function, names, kind, method, position):
    return ((kind, f"{names['self'].shm._name}[{position}]", "ShareableList"),) if function == method else ()
