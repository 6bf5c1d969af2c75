# María Fernanda González, ejercicio 4 (con Pipe)
import os, sys
import multiprocessing as mp

def trabajo(salida, palabra, tam):
    letras = (palabra * tam)[:tam]
    print("put", len(letras), letras[-3:])
    salida.send((os.getpid(), letras))
    salida.close()

if __name__ == "__main__":
    entrada, salida = mp.Pipe(duplex=False)
    p = mp.Process(target=trabajo, args=(salida, sys.argv[1], int(sys.argv[2])))
    p.start()
    salida.close()
    pid, letras = entrada.recv()
    p.join()
    print("got", len(letras), letras[-3:], "from", pid)
