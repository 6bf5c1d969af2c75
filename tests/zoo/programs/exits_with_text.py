"""sys.exit with a sentence: the sentence goes to stderr, the code is 1."""
import sys

sys.exit("I give up")
