"""Main waits for a server loop to end, that looks at a flag twice a second."""

import socketserver
import threading

with socketserver.UnixStreamServer("server.socket", socketserver.BaseRequestHandler) as server:
    thread = threading.Thread(target=server.serve_forever, args=(0.6,))
    thread.start()
    threading.Event().wait(0.05)
    server.shutdown()
    thread.join()
