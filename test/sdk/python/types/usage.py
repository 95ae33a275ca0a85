"""A program on the generated package, for the type checker alone: each wrong line must be found, and no other."""

from __future__ import annotations

from typing import Dict, List, Optional

from task_client import OMIT, ApiError, AsyncClient, Client
from task_client.errors import ERRORS, InvalidTaskIdError, SdkError
from task_client.tasks import ArtifactInput, GetAllResponse, Task, UpdateBatchRequest

client = Client("http://127.0.0.1", access_key="key", secret_key="secret", timeout=5)


def requests(maybe: Optional[str]) -> None:
    made = client.tasks.create(name="one", type="training", tags=("a", "b"), comment=maybe)
    identifier: str = made["id"]
    client.tasks.create(name="one")  # type: ignore[call-arg]
    client.tasks.create(name="one", type="nonsense")  # type: ignore[arg-type]
    client.tasks.create(name=1, type="training")  # type: ignore[arg-type]
    client.tasks.create(name="one", type="training", nonsense=1)  # type: ignore[call-arg]
    client.tasks.create({"nonsense": 1}, name="one", type="training")
    artifact: ArtifactInput = {"key": "data", "type": "numpy", "mode": "input"}
    client.tasks.add_or_update_artifacts(task=identifier, artifacts=[artifact])
    wrong: ArtifactInput = {"key": "data", "type": "numpy", "mode": "nonsense"}  # type: ignore[typeddict-item]
    client.tasks.add_or_update_artifacts(task=identifier, artifacts=[wrong])
    items: List[UpdateBatchRequest] = [{"task": identifier, "comment": "x"}, {"task": identifier, "name": "y"}]
    client.tasks.update_batch(items)
    client.tasks.update_batch([{"comment": "x"}])  # type: ignore[typeddict-item]
    client.auth.login(expiration_sec=None)
    client.auth.login(expiration_sec=OMIT)
    client.tasks.ping(task=OMIT)  # type: ignore[arg-type]
    client.debug.nonsense()  # type: ignore[attr-defined]


def answers() -> None:
    answer: GetAllResponse = client.tasks.get_all(
        status=["created", "-queued", "of tomorrow"], user="me", tags=["__$not", "a", None]
    )
    for task in answer["tasks"]:
        status: str = task["status"]
        if task["status"] == "dreaming":
            return
        print(status, task.get("last_metrics", {}))
        task["nonsense"]  # type: ignore[typeddict-item]
    number: int = client.tasks.get_by_id(task="1")["task"]["name"]  # type: ignore[assignment]
    print(number)
    client.tasks.ping(task="1")["id"]  # type: ignore[func-returns-value]


def lists() -> Dict[str, Task]:
    for answer in client.tasks.get_all_pages(page_size=10):
        print(len(answer["tasks"]))
    for answer in client.tasks.get_all_scroll(size=10, project=["p"]):
        print(answer["scroll_id"])
    for event in client.updates.watch(status=["failed"]):
        print(event["kind"], event.get("task"))
    return {task["id"]: task for task in client.tasks.get_all_items(order_by=["name"])}


def errors() -> None:
    try:
        client.with_options(timeout=1, max_retries=0).tasks.get_by_id(task="1")
    except InvalidTaskIdError as error:
        code: int = error.code
        print(code, error.name, error.data.get("id"), error.call_id)
    except ApiError as error:
        print(ERRORS.get((error.code, error.subcode)))
    except SdkError:
        pass


async def awaited() -> None:
    async with AsyncClient("http://127.0.0.1") as other:
        answer: GetAllResponse = await other.tasks.get_all(name="x")
        unawaited: GetAllResponse = other.tasks.get_all(name="x")  # type: ignore[assignment]
        print(answer, unawaited)
        async for task in other.tasks.get_all_items():
            print(task["id"])
        async for event in other.updates.watch():
            print(event["cursor"])
        raw: int = await other.call("tasks.get_all", {"page": 0})
        print(raw)
