"""asyncio waits for the futures of an executor, and hands back exceptions like results."""

import asyncio
import sys
from concurrent.futures import ProcessPoolExecutor

from bank import pay


async def main(numbers):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(2) as executor:
        tasks = [loop.run_in_executor(executor, pay, n) for n in numbers]
        answers = await asyncio.gather(*tasks, return_exceptions=True)
    for n, answer in zip(numbers, answers, strict=True):
        if isinstance(answer, Exception):
            print("failed", n, type(answer).__name__)
        else:
            print("paid", *answer)


if __name__ == "__main__":
    asyncio.run(main([int(number) for number in sys.argv[1:]]))
