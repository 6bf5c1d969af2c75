"""Objects of a Manager: what a proxy asks of the server, and what is answered.

``BaseProxy._callmethod`` sends a request over a connection and receives the reply.  ``connection`` looks up
its pickler's ``dumps`` and ``loads`` for that, and here these are properties: who looks them up is seen on
the stack, so that no function is wrapped and no traceback longer.  All other traffic with the server, and
the server's own, stays silent.
"""

import sys

from grade_probe import helpers, proxies
from grade_probe.channel import emit, ours, rest
from grade_probe.frames import caller


def managers(module):
    helpers.managers(module)
    line = sys.modules["multiprocessing.connection"]
    line._ForkingPickler = _Lines(line._ForkingPickler, module)


class _Lines:
    """Stands for the pickler of ``connection``."""

    def __init__(self, others, module):
        self._others, self._plain = others, module.reduction.ForkingPickler
        self._file = module.BaseProxy._callmethod.__code__.co_filename

    def __getattr__(self, name):
        return getattr(self._others, name)

    def __call__(self, *args, **kwargs):
        return self._others(*args, **kwargs)

    @property
    def dumps(self):
        """Looked up by ``Connection.send``."""
        frame = self._asker(caller())
        if frame is None:
            return self._others.dumps
        if frame.f_code.co_name == "_callmethod":
            _tell(_asks, frame.f_locals)
        return self._plain.dumps

    @property
    def loads(self):
        """Looked up by ``Connection.recv`` when the reply is there."""
        frame = self._asker(caller())
        if frame is None:
            return self._others.loads
        told = _ANSWERS.get(frame.f_code.co_name)
        if told is None:
            return self._plain.loads

        def loads(data):
            reply = self._plain.loads(data)
            _tell(told, frame.f_locals, reply, frame.f_back)
            return reply

        return loads

    def _asker(self, method):
        """The function of ``managers.py`` that called this method of a connection; None for all others."""
        asker = method and method.f_back
        return asker if asker is not None and asker.f_code.co_filename == self._file else None


def _tell(what, *facts):
    try:
        told, done = what(*facts)
    except Exception as error:
        if not ours(error):
            raise
        return
    for event in told:
        emit(*event)
    if done:
        rest(done)


def _asks(call):
    return proxies.asked(*_known(call["self"]), call["methodname"], call["args"], call["kwds"]), ""


def _is_answered(call, reply, _):
    proxy, method, (kind, result) = call["self"], call["methodname"], reply
    told = proxies.answered(*_known(proxy), method, call["args"], call["kwds"], kind, result)
    if kind == "#PROXY":
        exposed, token = result
        name = _name(token.id, proxy._token.address)
        told = [*told, *proxies.made(proxies.family(exposed), name, token.typeid)]
    return told, "l.rel" if method == "release" else ""


def _is_made(call, reply, creator):
    """``BaseManager._create`` has the server make an object."""
    kind, result = reply
    if call["methodname"] != "create" or kind != "#RETURN":
        return (), ""
    (typeid, *args), (ident, exposed) = call["args"], result
    name = _name(ident, creator.f_locals["self"]._address)
    return proxies.made(proxies.family(exposed), name, typeid, args, call["kwds"]), ""


_ANSWERS = {"_callmethod": _is_answered, "dispatch": _is_made}


def _known(proxy):
    """What kind of object a proxy stands for, and which."""
    known = vars(proxy).get("_grade")
    if known is None:
        token = proxy._token
        known = proxies.family(proxy._exposed_), _name(token.id, token.address)
        vars(proxy)["_grade"] = known
    return known


def _name(ident, address):
    """The same in every process; the server's address without its folder."""
    if isinstance(address, tuple):
        return f"{ident}@{address[0]}:{address[1]}"
    return f"{ident}@{str(address).rpartition('/')[2]}"
