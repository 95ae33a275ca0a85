"""Takes every generated client through every scenario: ``run.py URL PACKAGE...`` with the administrator's key in the environment.

Each version of the SDK, from threads and from asyncio, against the server at the URL and against one that misbehaves as told.
Prints a line for each scenario and ends in "N passed, N failed".
"""

import importlib
import os
import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(here), str(here.parent / "runtime"), str(here.parents[3] / "codegen" / "emit" / "sdk" / "python")]
sys.dont_write_bytecode = True

from callers import Awaited, Blocking  # noqa: E402
from scenario import is_for, numbers_of, read_scenarios  # noqa: E402
from scripted import ScriptedServer  # noqa: E402
from steps import Run  # noqa: E402

url, *folders = sys.argv[1:]
key = {"access_key": os.environ["TASKWRIGHT_ACCESS_KEY"], "secret_key": os.environ["TASKWRIGHT_SECRET_KEY"]}


def package_in(folder):
    """The package that was generated into a folder, and the version it speaks."""
    source = pathlib.Path(folder, "src").resolve()
    sys.path.insert(0, str(source))
    (name,) = (path.name for path in source.iterdir() if path.suffix == "" and not path.name.endswith(".egg-info"))
    package = importlib.import_module(name)
    return package.Client._api.version, package


def take(scenario, version, package, kind):
    """The problem, or None."""
    scripted = ScriptedServer(scenario["server"]) if "server" in scenario else None
    try:
        run = Run(package, kind(package), version, scripted.url if scripted else url, None if scripted else key)
        run.take(scenario)
        problems = scripted.problems() if scripted else []
        return problems[0] if problems else None
    except AssertionError as error:
        return str(error)
    finally:
        if scripted:
            scripted.close()


packages = sorted((package_in(folder) for folder in folders), key=lambda each: numbers_of(each[0]))
passed = failed = 0
for scenario in read_scenarios():
    covered = [each for each in packages if is_for(scenario, each[0])]
    problems = []
    for version, package in covered:
        for kind in (Blocking, Awaited):
            problem = take(scenario, version, package, kind)
            if problem is not None:
                problems.append(f"       {version}, {kind.__name__.lower()}: {problem}")
    passed += 2 * len(covered) - len(problems)
    failed += len(problems)
    reach = f"{covered[0][0]} to {covered[-1][0]}" if covered else "no version"
    print("FAILED" if problems else "ok    ", f"{scenario['name']} ({reach})", flush=True)
    print("".join(f"{problem}\n" for problem in problems), end="")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
