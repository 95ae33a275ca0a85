"""The generated clients of the example API, which has no login: ``notes.py URL PACKAGE...``. Ends in "N passed, N failed"."""

import asyncio
import importlib
import pathlib
import sys

url, *folders = sys.argv[1:]


def package_in(folder):
    source = pathlib.Path(folder, "src")
    sys.path.insert(0, str(source))
    (name,) = (path.name for path in source.iterdir() if path.name.startswith("notes"))
    return importlib.import_module(name)


def raises(error, work):
    try:
        work()
    except error as raised:
        return raised
    raise AssertionError(f"it worked, without {error.__name__}")


def blocking(package):
    errors = importlib.import_module(f"{package.__name__}.errors")
    pins = package.Client._api.version == "1.1"
    with package.Client(url, token="editor-token") as editor, package.Client(url, token="reader-token") as reader:
        first, second = (editor.notes.add(text=text)["id"] for text in ("one", "two"))
        if pins:
            assert reader.notes.pin(id=second) is None
            assert raises(errors.AlreadyPinnedError, lambda: reader.notes.pin(id=second)).data == {"id": second}
        else:
            assert not hasattr(reader.notes, "pin")
        assert reader.notes.get(id=second) == {"note": {"id": second, "text": "two", "pinned": pins}}
        listed = [note["id"] for note in reader.notes.list()["notes"] if note["id"] in (first, second)]
        assert listed == ([second, first] if pins else [first, second]), listed
        # What this version has no keyword for is sent all the same, and answered by its own rules.
        reader.notes.list({"contains": "one"})
        assert raises(errors.NoteNotFoundError, lambda: reader.notes.get(id="nosuch")).name == "note_not_found"
        assert raises(errors.RoleNotAllowedError, lambda: reader.notes.remove(id=first)).code == 403
        raises(errors.ValidationError, lambda: editor.notes.add(text=""))
        editor.notes.remove(id=first)
        editor.notes.remove(id=second)
    with package.Client(url) as nobody:
        raises(errors.NoCredentialsError, nobody.notes.list)


def awaited(package):
    errors = importlib.import_module(f"{package.__name__}.errors")

    async def scenario():
        async with package.AsyncClient(url, token="editor-token") as editor:
            made = await asyncio.gather(*(editor.notes.add(text=f"note {n}") for n in range(10)))
            assert len({answer["id"] for answer in made}) == 10
            notes = (await editor.notes.list())["notes"]
            assert {answer["id"] for answer in made} <= {note["id"] for note in notes}
            await asyncio.gather(*(editor.notes.remove(id=answer["id"]) for answer in made))
            try:
                await editor.notes.get(id=made[0]["id"])
            except errors.NoteNotFoundError:
                return
            raise AssertionError("the note is still there")

    asyncio.run(scenario())


passed = 0
for package in map(package_in, folders):
    for scenario in (blocking, awaited):
        scenario(package)
        passed += 1
        print("ok    ", f"{package.__name__}, {scenario.__name__}")
print(f"{passed} passed, 0 failed")
