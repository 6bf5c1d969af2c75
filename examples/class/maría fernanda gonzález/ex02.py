# María Fernanda González, ejercicio 2
import os, sys
import multiprocessing as mp

def decir(nombre, padre):
    print(nombre, os.getpid(), "started by", padre)

def hija(nombre, nieta, padre):
    decir(nombre, padre)
    p = mp.Process(target=decir, args=(nieta, os.getpid()))
    p.start()
    p.join()

if __name__ == "__main__":
    abuela, madre, nieta = sys.argv[1:]
    decir(abuela, os.getppid())
    p = mp.Process(target=hija, args=(madre, nieta, os.getpid()))
    p.start()
    p.join()
