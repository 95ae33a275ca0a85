"""Drives the vendor's own Python client through the task actions, against the server that CLEARML_API_HOST names.

Prints a line for each step and ends in "N passed, N failed".
"""

import os
import sys
import traceback

os.environ.setdefault("CLEARML_LOG_LEVEL", "ERROR")

from clearml.backend_api.session.client import APIClient  # noqa: E402

client = APIClient(api_version="2.20")
steps = []


def step(run):
    steps.append(run)
    return run


def text(value):
    """The client makes enumerations of some texts; the wire has the text."""
    return getattr(value, "value", value)


class Seen:
    """What one step leaves for the next."""


seen = Seen()


@step
def a_project_and_a_queue_are_made():
    seen.project = client.projects.create(name="sdk/first", description="").id
    seen.queue = client.queues.create(name="sdk queue").id
    assert [one.id for one in client.projects.get_all(name="^sdk/first$")] == [seen.project]
    assert [one.id for one in client.queues.get_all(name="^sdk\\ queue$")] == [seen.queue]


@step
def a_task_is_created_and_read_back_whole():
    seen.task = client.tasks.create(
        name="sdk task", type="training", project=seen.project, comment="made by a test", system_tags=["development"]
    ).id
    task = client.tasks.get_by_id(task=seen.task)
    assert (task.name, text(task.status), task.project) == ("sdk task", "created", seen.project)
    assert task.script.binary == "python"
    assert list(task.models.input) == [] and list(task.models.output) == []


@step
def whole_sections_are_read_changed_and_written_back():
    client.tasks.edit(
        task=seen.task,
        force=True,
        tags=["b", "a"],
        hyperparams={"Args": {"lr/rate 1": {"section": "Args", "name": "lr/rate 1", "value": "0.1"}}, "empty": {}},
        runtime={"CLEARML VERSION": "2.1.7", "progress": "0"},
        container={"image": "img", "arguments": "-e A=1"},
    )
    task = client.tasks.get_by_id(task=seen.task)
    assert list(task.tags) == ["a", "b"]
    assert task.to_dict()["hyperparams"]["Args"]["lr/rate 1"]["value"] == "0.1"
    assert task.to_dict()["runtime"]["CLEARML VERSION"] == "2.1.7"


@step
def single_parameters_and_configuration_are_edited():
    client.tasks.edit_hyper_params(
        task=seen.task, hyperparams=[{"section": "General", "name": "epochs", "value": "3"}], replace_hyperparams="none"
    )
    params = client.tasks.get_hyper_params(tasks=[seen.task])
    assert {(p["section"], p["name"]) for p in params.response.params[0]["hyperparams"]} >= {("General", "epochs")}
    client.tasks.delete_hyper_params(task=seen.task, hyperparams=[{"section": "General", "name": "epochs"}], force=True)
    client.tasks.edit_configuration(task=seen.task, configuration=[{"name": "main", "value": "a: 1"}])


@step
def requirements_and_artifacts_are_kept():
    client.tasks.set_requirements(task=seen.task, requirements={"pip": "numpy==1.0"})
    client.tasks.add_or_update_artifacts(
        task=seen.task,
        artifacts=[{"key": "data", "type": "str", "uri": "http://127.0.0.1/data", "display_data": [["rows", "5"]], "timestamp": 1}],
    )
    artifacts = client.tasks.get_by_id(task=seen.task).execution.artifacts
    assert [(one.key, text(one.mode)) for one in artifacts] == [("data", "output")]


@step
def a_task_goes_through_a_queue_and_runs():
    assert client.tasks.enqueue(task=seen.task, queue=seen.queue).queued == 1
    entry = client.queues.get_next_task(queue=seen.queue)
    assert entry.entry.task == seen.task
    assert client.tasks.started(task=seen.task, force=True).started == 1
    client.tasks.ping(task=seen.task)
    polled = client.tasks.get_all(id=[seen.task], only_fields=["status", "status_message", "id"])
    assert [text(one.status) for one in polled] == ["in_progress"]


@step
def it_completes_and_is_published():
    assert client.tasks.completed(task=seen.task, force=True, publish=False).updated == 1
    assert client.tasks.publish(task=seen.task).updated == 1
    assert text(client.tasks.get_by_id(task=seen.task).status) == "published"


@step
def a_refused_step_is_an_error_with_codes():
    try:
        client.tasks.enqueue(task=seen.task, queue=seen.queue)
    except Exception as error:
        assert "110" in str(error) or getattr(error, "subcode", None) == 110, error
    else:
        raise AssertionError("a published task was enqueued")


@step
def it_is_cloned_reset_archived_and_deleted():
    clone = client.tasks.clone(task=seen.task, new_task_name="sdk clone", new_task_comment="", new_task_parent=seen.task).id
    client.tasks.started(task=clone)
    client.tasks.failed(task=clone, force=True, status_reason="a test", status_message="on purpose")
    assert client.tasks.reset(task=clone, force=True, clear_all=False).updated == 1
    client.tasks.archive_many(ids=[clone])
    assert client.tasks.delete_many(ids=[clone], force=True).response.succeeded[0]["deleted"] is True
    client.tasks.delete(task=seen.task, force=True)
    assert list(client.tasks.get_all(id=[seen.task, clone])) == []


def succeeded(answer):
    """Ids for which a batch did its work; none may have failed."""
    assert not answer.response.failed, answer.response.failed
    return [one["id"] for one in answer.response.succeeded]


@step
def many_tasks_go_through_their_lives_together():
    ids = [client.tasks.create(name=f"sdk many {n}", type="testing", project=seen.project).id for n in range(3)]
    seen.many = ids
    assert succeeded(client.tasks.enqueue_many(ids=ids, queue=seen.queue)) == ids
    assert succeeded(client.tasks.dequeue_many(ids=ids)) == ids
    for task in ids:
        client.tasks.started(task=task)
    assert succeeded(client.tasks.stop_many(ids=ids)) == ids
    assert succeeded(client.tasks.reset_many(ids=ids)) == ids
    for task in ids:
        client.tasks.started(task=task)
        client.tasks.stopped(task=task)
    assert succeeded(client.tasks.publish_many(ids=ids)) == ids
    assert succeeded(client.tasks.archive_many(ids=ids)) == ids
    assert succeeded(client.tasks.unarchive_many(ids=ids)) == ids
    assert client.tasks.archive(tasks=ids).archived == 3


@step
def one_bad_id_does_not_stop_the_others():
    answer = client.tasks.unarchive_many(ids=["nosuch", seen.many[0]]).response
    assert [one["id"] for one in answer.succeeded] == [seen.many[0]]
    assert answer.failed[0]["error"]["codes"] == [400, 101]


@step
def models_and_configuration_of_a_task_are_edited():
    task = client.tasks.create(name="sdk parts", type="training", project=seen.project).id
    assert client.tasks.add_or_update_model(task=task, name="base", model="some-model", type="input").updated == 1
    assert [one.name for one in client.tasks.get_by_id(task=task).models.input] == ["base"]
    assert client.tasks.delete_models(task=task, models=[{"name": "base", "type": "input"}]).updated == 1
    client.tasks.edit_configuration(task=task, configuration=[{"name": "main", "value": "a: 1"}])
    assert client.tasks.get_by_id(task=task).to_dict()["configuration"]["main"]["value"] == "a: 1"
    client.tasks.delete_artifacts(task=task, artifacts=[{"key": "nosuch"}])
    seen.many.append(task)


@step
def tasks_are_moved_and_shared():
    client.tasks.move(ids=seen.many, project_name="sdk/second")
    seen.other = client.projects.get_all(name="^sdk/second$")[0].id
    assert {one.project for one in client.tasks.get_all(id=seen.many)} == {seen.other}
    assert client.tasks.make_public(ids=[seen.many[0]]).updated == 1
    assert client.tasks.make_private(ids=[seen.many[0]]).updated == 1
    assert sorted(client.tasks.get_types(projects=[seen.other]).types) == ["testing", "training"]
    assert succeeded(client.tasks.delete_many(ids=seen.many, force=True)) == seen.many
    client.projects.delete(project=seen.other, force=True)


@step
def what_was_made_is_removed():
    client.queues.delete(queue=seen.queue, force=True)
    client.projects.delete(project=seen.project, force=True, delete_contents=True)


failed = 0
for run in steps:
    try:
        run()
        print("ok    ", run.__name__.replace("_", " "))
    except Exception:
        failed += 1
        print("FAILED", run.__name__.replace("_", " "))
        traceback.print_exc(file=sys.stdout)
print(f"{len(steps) - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
