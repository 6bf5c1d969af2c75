"""Ödev 4 - Yusuf Demir"""
from multiprocessing import Process, SimpleQueue
from os import getpid
from sys import argv


def calis(kuyruk, kelime, boy):
    harfler = (kelime * boy)[:boy]
    print("put", len(harfler), harfler[-3:])
    kuyruk.put((getpid(), harfler))


if __name__ == "__main__":
    kuyruk = SimpleQueue()
    cocuk = Process(target=calis, args=(kuyruk, argv[1], int(argv[2])))
    cocuk.start()
    kim, harfler = kuyruk.get()
    cocuk.join()
    print("got", len(harfler), harfler[-3:], "from", kim)
