"""Main waits for a signal that nobody sends."""

import signal

if __name__ == "__main__":
    signal.pause()
