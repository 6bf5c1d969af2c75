"""An event loop waits for cat to end, and cat for its input to end."""

import asyncio


async def main():
    process = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE)
    await process.wait()


if __name__ == "__main__":
    asyncio.run(main())
