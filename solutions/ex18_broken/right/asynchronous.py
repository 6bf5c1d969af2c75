"""asyncio: each tape has a coroutine and an executor, and the report is written at the end."""

import asyncio
import sys
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

from archive import restore


async def read(tape):
    with ProcessPoolExecutor(1) as executor:
        try:
            answer = await asyncio.get_running_loop().run_in_executor(executor, restore, tape)
            return "tape {} {}".format(*answer)
        except BrokenExecutor:
            return f"lost {tape}"


async def main(tapes):
    report = [await read(tape) for tape in tapes]
    report += ["What is lost cannot be brought back, unless somebody has another copy of the same tape:"]
    report += ["please look in your cellars and attics, and write to the archive if you find one."]
    print("\n".join(report))


if __name__ == "__main__":
    asyncio.run(main([int(number) for number in sys.argv[1:]]))
