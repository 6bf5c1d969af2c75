"""A shell leaves a program behind that is no Python, has its own session and ignores SIGHUP."""
import subprocess

subprocess.run("setsid nohup sleep 20 >/dev/null 2>&1 &", shell=True, check=True)
print("gone home")
