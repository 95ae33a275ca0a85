"""Runs each Python example of a generated README as it stands: ``readme.py README``. Ends in "N passed, N failed"."""

import pathlib
import re
import subprocess
import sys

examples = re.findall(r"```python\n(.*?)```", pathlib.Path(sys.argv[1]).read_text(), re.DOTALL)
failed = 0
for number, example in enumerate(examples, 1):
    ended = subprocess.run([sys.executable, "-W", "error", "-c", example], capture_output=True, text=True, timeout=60)
    # An example catches what the server says, so that an error would go unseen.
    wrong = ended.returncode != 0 or ended.stderr or re.match(r"\d{3} \d+ ", ended.stdout)
    failed += bool(wrong)
    print("FAILED" if wrong else "ok    ", f"example {number} of the README")
    if wrong:
        print(example, ended.stdout, ended.stderr, sep="\n")
print(f"{len(examples) - failed} passed, {failed} failed")
sys.exit(1 if failed or not examples else 0)
