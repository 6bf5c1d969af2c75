"""Each thread starts the next and ends; main waits for the last."""

import threading

done = threading.Event()


def work(number):
    if number:
        threading.Thread(target=work, args=(number - 1,)).start()
    else:
        done.set()


work(3000)
done.wait()
