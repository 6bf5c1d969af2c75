"""What runs inside the student's interpreter.

It imports nothing of the kit, starts no thread and takes no lock of its own, and every entry is total:
an error in here is swallowed, never raised into the program.  Hooks sit *inside* library functions
(objects that those call are replaced) where that is possible, so that tracebacks keep their shape.
"""
