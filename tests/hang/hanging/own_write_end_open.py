"""The parent reads until the end, which never comes: it holds the sending end itself."""

from multiprocessing import Pipe, Process


def work(sender):
    for number in range(3):
        sender.send(number)
    sender.close()


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    child = Process(target=work, args=(sender,))
    child.start()
    child.join()
    try:
        while True:
            print(receiver.recv())
    except EOFError:
        print("never")
