"""The reader waits until the writer has set the event."""

from multiprocessing import Event, Process, RawArray


def write(box, written):
    box[0] = 7
    box[1] = 8
    written.set()


def read(box, written):
    written.wait()
    print(box[0] + box[1])


if __name__ == "__main__":
    box, written = RawArray("i", 2), Event()
    reader = Process(target=read, args=(box, written))
    writer = Process(target=write, args=(box, written))
    reader.start()
    writer.start()
    reader.join()
    writer.join()
