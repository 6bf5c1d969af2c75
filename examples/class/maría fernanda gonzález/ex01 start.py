#!/usr/bin/env python3
# María Fernanda González, ejercicio 1
import sys
from multiprocessing import Process

def saludar(nombre):
    print("hello", nombre)

if __name__ == "__main__":
    for nombre in sys.argv[1:]:
        p = Process(target=saludar, args=(nombre,))
        p.start()
        p.join()      # esperar a que termine
    print("all done")
