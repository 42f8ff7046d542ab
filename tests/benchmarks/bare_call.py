"""The floor of a first answer: import httpx, one GET, one json parse. `python bare_call.py ADDRESS`."""

import asyncio
import json
import sys

import httpx


async def main(address: str) -> None:
    async with httpx.AsyncClient() as client:
        json.loads((await client.get(address)).content)


asyncio.run(main(sys.argv[1]))
