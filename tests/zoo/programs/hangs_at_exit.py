"""Main's last line is done, but a thread that is no daemon goes on."""
import threading
import time

threading.Thread(target=time.sleep, args=(20,)).start()
print("done")
