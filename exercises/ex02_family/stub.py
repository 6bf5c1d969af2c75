"""Exercise 2: who am I, and who started me?  The task is in README.md.

Try it:   python ex02_family.py amber basil cedar
"""

import os
import sys


def say(name):
    print(name, os.getpid(), "started by", os.getppid())


def child(name, grandchild_name):
    say(name)
    say(grandchild_name)


def main(name, child_name, grandchild_name):
    # Three names, and yet the same two numbers three times: this family has only one member.
    # Let main start the child as a process, and let the child start the grandchild.
    say(name)
    child(child_name, grandchild_name)


if __name__ == "__main__":
    main(*sys.argv[1:4])
