"""select on two pipes into which nobody writes."""

import os
import select

if __name__ == "__main__":
    readers = [os.pipe()[0], os.pipe()[0]]
    print(select.select(readers, [], []))
