"""An event loop without a timer waits for a future that nobody completes."""

import asyncio


async def main():
    await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    asyncio.run(main())
