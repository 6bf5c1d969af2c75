"""Given with exercise 8: a book with numbered pages.  No need to change anything."""

import sys


def read(page, length, words):
    """The words of a page, as a list of ``length``.  Says which page is being read."""
    sys.stdout.write(f"reading page {page}\n")
    sys.stdout.flush()
    return [words[place * page % len(words)] for place in range(length)]
