"""Doubles itself: 128 processes if nobody stops it."""
import os
import time

for _ in range(7):
    os.fork()
    time.sleep(0.02)
time.sleep(20)
