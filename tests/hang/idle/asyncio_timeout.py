"""wait_for on a future that nobody completes."""

import asyncio


async def main():
    try:
        await asyncio.wait_for(asyncio.get_running_loop().create_future(), 0.7)
    except asyncio.TimeoutError:
        print("late")


asyncio.run(main())
