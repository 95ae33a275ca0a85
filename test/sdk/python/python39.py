"""Says what in the generated packages Python 3.9 could not read: ``python39.py PACKAGE...``. Ends in "N passed, N failed"."""

import ast
import pathlib
import sys
import tempfile

#: What `typing` and others came to have after 3.9, as far as a client might be tempted.
LATER = {
    "typing": {
        "ParamSpec",
        "Concatenate",
        "TypeAlias",
        "TypeGuard",
        "NotRequired",
        "Required",
        "Self",
        "Unpack",
        "Never",
        "assert_never",
    },
    "contextlib": {"aclosing", "chdir"},
    "asyncio": {"timeout", "timeout_at", "Runner", "TaskGroup", "Barrier"},
    "dataclasses": {"KW_ONLY"},
    "itertools": {"pairwise", "batched"},
}


def problems(path):
    """Syntax that came later, imports from elsewhere, names that came later, and `|` between types outside of annotations."""
    try:
        tree = ast.parse(path.read_text(), str(path), feature_version=(3, 9))
    except SyntaxError as error:
        yield f"{path}:{error.lineno}: {error.msg}"
        return
    lazy = any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)
    for node in ast.walk(tree):
        where = f"{path}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            modules = [node.module]
            yield from (
                f"{where}: {node.module}.{alias.name}" for alias in node.names if alias.name in LATER.get(node.module, ())
            )
        else:
            modules = []
        yield from (f"{where}: {module} is no part of Python" for module in modules if not is_standard(module))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in LATER.get(node.value.id, ()):
            yield f"{where}: {node.value.id}.{node.attr}"
        if isinstance(node, ast.keyword) and node.arg in ("slots", "kw_only", "strict"):
            yield f"{where}: {node.arg}="
        if not lazy and isinstance(node, (ast.AnnAssign, ast.FunctionDef)):
            yield f"{where}: annotations that are evaluated"


def is_standard(module):
    return module.split(".")[0] in sys.stdlib_module_names


def test_of_this_test():
    """What it must find, so that finding nothing means something."""
    wrong = (
        "match 1:\n    case 1: pass\n",
        "import requests\n",
        "from typing import Self\n",
        "import asyncio\nasyncio.timeout(1)\n",
    )
    with tempfile.TemporaryDirectory() as folder:
        for number, source in enumerate(wrong):
            path = pathlib.Path(folder, f"wrong{number}.py")
            path.write_text(source)
            if not list(problems(path)):
                raise AssertionError(f"not found: {source}")


test_of_this_test()
passed = failed = 0
for folder in sys.argv[1:]:
    found = [problem for path in sorted(pathlib.Path(folder).rglob("*.py")) for problem in problems(path)]
    print("".join(f"{problem}\n" for problem in found), end="")
    passed, failed = passed + (not found), failed + bool(found)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
