"""Runs the tests of the Python SDK's runtime, or those whose file name holds one of the words given. Ends in "N passed, N
failed".
"""

import pathlib
import sys
import time
import unittest

here = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(here), str(here.parents[3] / "codegen" / "emit" / "sdk" / "python")]
sys.dont_write_bytecode = True


class Result(unittest.TextTestResult):
    """Each test with the time it took, so that one that waits stands out."""

    def startTest(self, test):
        super().startTest(test)
        self.began = time.monotonic()

    def stopTest(self, test):
        super().stopTest(test)
        seconds = time.monotonic() - self.began
        if seconds > 2:
            self.stream.writeln(f"      {test.id()} took {seconds:.1f} s")


words = sys.argv[1:]
files = sorted(path.stem for path in here.glob("test_*.py") if not words or any(word in path.stem for word in words))
suite = unittest.defaultTestLoader.loadTestsFromNames(files)
outcome = unittest.TextTestRunner(stream=sys.stdout, verbosity=1, resultclass=Result, warnings="error").run(suite)
failed = len(outcome.failures) + len(outcome.errors)
print(f"{outcome.testsRun - failed} passed, {failed} failed")
sys.exit(1 if failed or outcome.testsRun == 0 else 0)
