"""The stored JSON Schemas are those of the records, and documents keep to them."""

import json

import jsonschema
import pytest

from grader.evidence import Ending, Leftover, Text
from grader.reports import schema
from grader.reports.compose import run_document
from grader.reports.document import encode
from grader.wire import encode as encode_evidence


@pytest.mark.parametrize("path", schema.files(), ids=lambda path: path.name)
def test_the_stored_schema_is_current(path):
    assert path.read_text("utf-8") == schema.files()[path]


def test_documents_of_both_kinds_are_valid(document, run):
    failed = document([run()], {("crossed", 0): "Nothing arrived."})
    watched = run_document("x.py", run(leftovers=(Leftover("semaphore", "sem.x"),)), str)
    for made in (document(), failed, watched):
        jsonschema.validate(json.loads(encode(made)), schema.grade_schema())


def test_evidence_is_valid(run):
    evidence = run(ending=Ending("timed_out", limit=4, used=4.1), notes=(Text("{n} events", {"n": 3}),))
    jsonschema.validate(json.loads(encode_evidence(evidence)), schema.evidence_schema())


def test_another_verdict_is_not_valid(document):
    made = json.loads(encode(document())) | {"verdict": "excellent"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, schema.grade_schema())
