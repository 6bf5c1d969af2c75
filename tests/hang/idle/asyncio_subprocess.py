"""An event loop without timers waits for a program."""

import asyncio


async def main():
    process = await asyncio.create_subprocess_exec("sleep", "0.6")
    assert await process.wait() == 0


asyncio.run(main())
