# caught by: measured
# None is asyncio's own executor, and that one has threads.
import asyncio
import sys

from survey import measure


async def main(numbers):
    loop = asyncio.get_running_loop()
    futures = [loop.run_in_executor(None, measure, n) for n in numbers]
    for n, answer in zip(numbers, await asyncio.gather(*futures, return_exceptions=True), strict=True):
        print("plot", n, answer)


if __name__ == "__main__":
    asyncio.run(main([int(n) for n in sys.argv[1:]]))
