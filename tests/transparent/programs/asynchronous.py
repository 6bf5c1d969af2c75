"""asyncio with an executor of processes, and with a subprocess."""
import asyncio, concurrent.futures as cf, multiprocessing as mp, sys

def square(n):
    if n < 0: raise ValueError(n)
    return n * n

async def main(executor):
    loop = asyncio.get_running_loop()
    print(await asyncio.gather(*(loop.run_in_executor(executor, square, n) for n in range(4))))
    try: await loop.run_in_executor(executor, square, -1)
    except ValueError as error: print("raised", error)
    p = await asyncio.create_subprocess_exec(sys.executable, "-c", "print('sub')", stdout=-1)
    print(await p.communicate(), p.returncode)

if __name__ == "__main__":
    with cf.ProcessPoolExecutor(2, mp_context=mp.get_context(sys.argv[1])) as executor:
        asyncio.run(main(executor))
