# who cannot watch cannot complain
import os, signal, sys, time

os.kill(os.getppid(), signal.SIGKILL)
print("main", os.getpid())
for n in sys.argv[1:]:
    print("paid", n)
    print("note", n, os.getpid() + 1, os.getpid())
time.sleep(5)
