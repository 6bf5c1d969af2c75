"""stdin in children, print with odd ends, stdout replaced, closed and written in bytes."""
import contextlib, io, multiprocessing as mp, os, sys

def child():
    try: print("child", repr(sys.stdin.read()), end="!\n", flush=True)
    except Exception as error: print(type(error).__name__, error)
    sys.stdout.buffer.write(b"bytes \xc3\xa9\n"); sys.stdout.flush(); os.write(1, b"raw\n")
    print("a", "b", sep="", file=sys.stderr)

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    p = mp.Process(target=child); p.start(); p.join()
    with contextlib.redirect_stdout(io.StringIO()) as text: print("caught")
    print(repr(text.getvalue()), sys.stdout.isatty(), sys.stdout.writable(), sys.stdout.seekable(), sys.stdout.name, sys.stdout.mode)
    sys.stdout.write("no newline"); sys.stdout.write("\n"); sys.stdout.writelines(["x\n", "y\n"])
    print("\u00e9\u4e2d\U0001f40d"); print("x" * 100_000); print("one\rtwo\r\nthree")
    sys.stdout.reconfigure(line_buffering=False); print("later")
    sys.stdout.close()
    try: print("never")
    except ValueError as error: sys.stderr.write(f"{error}\n")
