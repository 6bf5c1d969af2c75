#!/usr/bin/env python3
import argparse
import multiprocessing as mp


def greet(*, greeting, name):
    print(greeting, name, flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    names = parser.parse_args().names

    context = mp.get_context()
    children = [context.Process(target=greet, kwargs={"greeting": "hello", "name": n}) for n in names]
    [child.start() for child in children]
    print("started", len(children), "processes")
    [child.join() for child in children]
    failed = [child for child in children if child.exitcode]
    print("all done" if not failed else f"{len(failed)} failed")


if __name__ == "__main__":
    main()
