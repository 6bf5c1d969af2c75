"""Pipe: objects, bytes, polling, its end, errors."""
import multiprocessing as mp, sys
from multiprocessing.connection import wait

def child(end, reader):
    print("child", end.recv(), end.recv_bytes(), end.poll(20), end.recv())
    end.send({"deep": [1, 2]}); end.send_bytes(b"raw"); end.send("z" * 300_000)
    reader.close()
    with end: pass

def report(call, *args):
    try: print(call.__name__, call(*args))
    except (OSError, EOFError, ValueError, TypeError, mp.BufferTooShort) as error: print(call.__name__, type(error).__name__, error)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    ours, theirs = mp.Pipe()
    reader, writer = mp.Pipe(duplex=False)
    print(reader.readable, reader.writable, writer.readable, ours.closed, ours.poll(), ours.poll(0.01))
    p = mp.Process(target=child, args=(theirs, reader)); p.start()
    theirs.close()
    ours.send((1, "two")); ours.send_bytes(b"three"); ours.send(None)
    print(wait([ours], 20) == [ours], ours.recv(), ours.recv_bytes(), len(ours.recv()))
    report(ours.recv); report(ours.poll); p.join()
    report(writer.recv); report(reader.send, 1); report(writer.send_bytes, b"abc", 9)
    writer.send_bytes(b"0123456789"); report(reader.recv_bytes_into, bytearray(4))
    writer.send_bytes(b"01234"); report(reader.recv_bytes_into, bytearray(9))
    report(writer.send, lambda: 1) if False else None
    for end in (ours, reader, writer): end.close()
    report(ours.recv); report(ours.fileno); print(ours.closed)
