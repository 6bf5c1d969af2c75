"""No main guard under spawn: the child's import of this file fails."""
import multiprocessing


def work():
    print("never")


child = multiprocessing.Process(target=work)
child.start()
child.join()
print("child ended with", child.exitcode)
