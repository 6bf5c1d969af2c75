"""An event loop without timers waits for a thread and for a process that sleep."""

import asyncio
import time
from concurrent.futures import ProcessPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, time.sleep, 0.3)
    with ProcessPoolExecutor(1) as executor:
        await loop.run_in_executor(executor, time.sleep, 0.4)


if __name__ == "__main__":
    asyncio.run(main())
