"""Prints far more than anybody wants to read."""
for _ in range(500_000):
    print("again and again and again and again and again and again")
