"""Opens /dev/stdout by its name."""
with open("/dev/stdout", "w") as out:
    print("hello", file=out)
