"""Results come as they like; only the parent touches the total."""

import multiprocessing


def cube(n):
    return n**3


def main():
    total = multiprocessing.Value("i", 0)
    with multiprocessing.Pool(3) as pool:
        for result in pool.imap_unordered(cube, range(10)):
            total.value += result
    print("total", total.value)


if __name__ == "__main__":
    main()
