"""epoll with a time-out of an hour; a thread wakes it."""

import os
import select
import threading

reader, writer = os.pipe()
threading.Timer(0.6, os.write, (writer, b"done")).start()
poll = select.epoll()
poll.register(reader, select.EPOLLIN)
assert poll.poll(3600)
