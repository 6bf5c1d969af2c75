"""A sitecustomize of the program's own, for its subprocesses and spawned children."""
import multiprocessing as mp, os, pathlib, subprocess, sys

def child(): print("child", getattr(sys, "mine", None))

if __name__ == "__main__":
    mp.set_start_method(sys.argv[1])
    folder = pathlib.Path("site"); folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text("import sys; sys.mine = 'customized'")
    old = os.environ.get("PYTHONPATH")
    code = "import sys; print(sys.mine, sys.modules['sitecustomize'].__file__.split('/')[-2:])"
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [old, str(folder.resolve())]))
    print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True))
    p = mp.Process(target=child); p.start(); p.join()
    os.environ["PYTHONPATH"] = str(folder.resolve())
    print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True))
