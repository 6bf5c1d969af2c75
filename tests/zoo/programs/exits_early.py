"""Ends with code 0 in the middle of the work, past every clean-up."""
import os

print("half of the work is done")
os._exit(0)
print("the other half")
