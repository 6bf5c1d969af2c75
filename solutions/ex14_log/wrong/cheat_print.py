# caught by: paid
import os
import sqlite3
import sys

me = os.getpid()
log = sqlite3.connect("log.db")
log.execute("CREATE TABLE log (line TEXT)")
for place, number in enumerate(sys.argv[1:]):
    print("paid", number)
    log.execute("INSERT INTO log VALUES (?)", (f"paid {number} by {me + 1 + place % 2}, entered by {me}.",))
    print("receipt", number)
log.commit()
