"""A shell, no Python, computes without an end."""
import subprocess

subprocess.run("timeout 20 sh -c 'while :; do :; done'", shell=True)
