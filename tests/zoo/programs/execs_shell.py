"""Becomes a shell."""
import os

print("before")
os.execvp("sh", ["sh", "-c", "echo after; exit 5"])
