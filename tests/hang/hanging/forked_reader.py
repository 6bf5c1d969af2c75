"""os.fork and os.pipe: the parent reads to the end without having closed its writing end."""

import os

if __name__ == "__main__":
    reader, writer = os.pipe()
    if os.fork() == 0:
        os.write(writer, b"done")
        os._exit(0)
    os.wait()
    with open(reader, "rb") as pipe:
        print(pipe.read())
