"""Several may find the needle: whoever does writes the same flag."""

from multiprocessing import Array, Process, Value


def search(hay, needle, found):
    for straw in hay:
        if straw == needle:
            found.value = 1


if __name__ == "__main__":
    hay, found = Array("i", [4, 8, 7, 4, 9, 7]), Value("i", 0)
    halves = [hay[:3], hay[3:]]
    children = [Process(target=search, args=(half, 7, found)) for half in halves]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("found" if found.value else "nothing")
