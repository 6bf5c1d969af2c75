"""A setting that main() reads from its arguments; the children see the default."""

from concurrent.futures import ProcessPoolExecutor

greeting = "hello"


def greet(name):
    return f"{greeting} {name}"


def main():
    global greeting
    greeting = "good morning"  # for this run
    with ProcessPoolExecutor(2) as executor:
        lines = list(executor.map(greet, ["ann", "bob"]))
    if lines != ["good morning ann", "good morning bob"]:
        raise SystemExit(f"wrong: {lines}")


if __name__ == "__main__":
    main()
