import sys, multiprocessing

def greet(name):
    print("hello", name)

def main():
    ps = []
    for n in sys.argv[1:]: ps.append(multiprocessing.Process(target=greet, args=[n]))
    for p in ps: p.start()
    for p in ps: p.join()
    print("all done")

if __name__ == "__main__": main()
