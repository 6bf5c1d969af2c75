"""asyncio waits for the futures, and gather keeps their order."""

import asyncio
import sys
from concurrent.futures import ProcessPoolExecutor

from survey import measure


async def main(plots):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(3) as executor:
        futures = [loop.run_in_executor(executor, measure, plot) for plot in plots]
        for plot, answer in zip(plots, await asyncio.gather(*futures, return_exceptions=True), strict=True):
            print("plot", plot, answer)


if __name__ == "__main__":
    asyncio.run(main([int(number) for number in sys.argv[1:]]))
