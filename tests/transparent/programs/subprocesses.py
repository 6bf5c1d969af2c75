"""Python by subprocess, with flags, and a shell."""
import subprocess, sys

CODE = """
import multiprocessing as mp, os, sys
def child(q): q.put("grandchild")
if __name__ == "__main__":
    mp.set_start_method("fork")
    q = mp.Queue(); p = mp.Process(target=child, args=(q,)); p.start(); print(q.get()); p.join()
    print(sys.flags.isolated, sys.flags.no_site, sys.flags.ignore_environment)
"""
for flags in ([], ["-I"], ["-E"], ["-S"], ["-O"]):
    done = subprocess.run([sys.executable, *flags, "-c", CODE], capture_output=True, text=True)
    print(flags, done.returncode, done.stdout.split(), done.stderr)
print(subprocess.run([sys.executable, "-c", "print(1)"], env={}, capture_output=True).stdout)
print(subprocess.run(["sh", "-c", "echo shell; exit 4"]).returncode)
print(subprocess.run([sys.executable, "-"], input="print('from stdin')", text=True, capture_output=True).stdout)
