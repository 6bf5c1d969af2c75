"""An event loop with a timer."""

import asyncio


async def main():
    await asyncio.gather(asyncio.sleep(0.7), asyncio.sleep(0.3))


asyncio.run(main())
