"""Two coroutines; the consumer waits for one item more than the producer puts."""

import asyncio


async def produce(queue):
    for number in range(3):
        await queue.put(number)
        await asyncio.sleep(0)


async def consume(queue):
    for _ in range(4):
        print(await queue.get())


async def main():
    queue = asyncio.Queue()
    await asyncio.gather(produce(queue), consume(queue))


if __name__ == "__main__":
    asyncio.run(main())
