"""Programs are written inline and run under the real supervisor."""

import textwrap

import pytest

from grader import sandbox
from grader.evidence import Scenario
from grader.limits import Limits


@pytest.fixture
def run(tmp_path):
    def run_text(text, *args, method=None, stdin=None, collect=(), in_place=False, **limits):
        file = tmp_path / "program.py"
        file.write_text(textwrap.dedent(text), "utf-8")
        program = sandbox.Program(file, collect=collect, in_place=in_place)
        scenario = Scenario(start_method=method, args=args, stdin=stdin)
        return sandbox.run(program, scenario, Limits(**{"wall": 20, **limits}))

    return run_text


@pytest.fixture(params=["fork", "spawn", "forkserver"])
def method(request):
    return request.param
