"""The two clients of a generated package, made alike: each does what a function of its client begins, a call to its end and an
iteration step by step.
"""

import asyncio


class Blocking:
    def __init__(self, package):
        self.make = package.Client

    def call(self, client, work, patience):
        """A call in a thread cannot be given up from outside: what limits it is its time."""
        return work(client if patience is None else client.with_options(timeout=patience))

    def each(self, client, work):
        found = work(client)
        try:
            yield from found
        finally:
            found.close()

    def close(self, clients):
        for client in clients:
            client.close()

    #: What giving up comes to.
    aborted = "timeout"


class Awaited:
    def __init__(self, package):
        self.make = package.AsyncClient
        self.loop = asyncio.new_event_loop()

    def call(self, client, work, patience):
        async def called():
            task = asyncio.ensure_future(work(client))
            if patience is not None:
                asyncio.get_running_loop().call_later(patience, task.cancel)
            return await task

        return self.loop.run_until_complete(called())

    def each(self, client, work):
        found = work(client)
        try:
            while True:
                try:
                    item = self.loop.run_until_complete(found.__anext__())
                except StopAsyncIteration:
                    return
                yield item
        finally:
            self.loop.run_until_complete(found.aclose())

    def close(self, clients):
        for client in clients:
            self.loop.run_until_complete(client.close())
        left = asyncio.all_tasks(self.loop)
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()
        if left:
            raise AssertionError(f"tasks are left: {left}")

    aborted = "aborted"
