"""Which check looks at which run, in which order, and what that depends on."""


def found(findings):
    return [(finding.check, finding.run, finding.verdict) for finding in findings]


def test_a_check_is_applied_to_each_run(findings, seen):
    said = findings(
        '''
        def test_ends(evidence):
            """It ends normally."""
            assert evidence.ending.ok
        ''',
        seen(),
        seen(code=1),
        seen(),
    )
    assert found(said) == [("ends", 0, "passed"), ("ends", 1, "failed"), ("ends", 2, "passed")]


def test_a_check_on_evidences_is_applied_once_to_all_of_them(findings, seen):
    said = findings(
        '''
        def test_alike(evidences):
            """All runs print the same."""
            assert len({evidence.lines() for evidence in evidences}) == 1
        ''',
        seen("a"),
        seen("b"),
    )
    assert found(said) == [("alike", None, "failed")]


def test_a_check_may_look_at_one_run_and_at_all_of_them(findings, seen):
    said = findings(
        '''
        def test_among(evidence, evidences):
            """It is one of them."""
            assert evidence in evidences and len(evidences) == 2
        ''',
        seen("a"),
        seen("b"),
    )
    assert found(said) == [("among", 0, "passed"), ("among", 1, "passed")]


def test_what_a_check_depends_on_must_have_passed_in_the_same_run(findings, seen):
    said = findings(
        '''
        def test_ends(evidence):
            """It ends normally."""
            assert evidence.ending.ok

        @pytest.mark.depends("ends")
        def test_prints(evidence):
            """It prints."""
            assert evidence.lines()
        ''',
        seen("a"),
        seen("a", code=1),
    )
    assert found(said)[2:] == [("prints", 0, "passed"), ("prints", 1, "skipped")]
    assert said[3].rationale.render() == "Not judged, because the check ends did not pass."


def test_what_depends_on_a_skipped_check_is_skipped(findings, seen):
    said = findings(
        '''
        def test_a(evidence):
            """A."""
            1 / 0

        @pytest.mark.depends("a")
        def test_b(evidence):
            """B."""

        @pytest.mark.depends("b")
        def test_c(evidence):
            """C."""
        ''',
        seen(),
    )
    assert found(said) == [("a", 0, "error"), ("b", 0, "skipped"), ("c", 0, "skipped")]
    assert said[2].rationale.fields == {"check": "b"}


def test_a_check_on_all_runs_depends_on_every_run(findings, seen):
    said = findings(
        '''
        def test_ends(evidence):
            """It ends normally."""
            assert evidence.ending.ok

        @pytest.mark.depends("ends")
        def test_alike(evidences):
            """All runs print the same."""
        ''',
        seen(),
        seen(code=1),
    )
    assert found(said)[-1] == ("alike", None, "skipped")


def test_every_run_depends_on_a_check_on_all_runs(findings, seen):
    said = findings(
        '''
        def test_alike(evidences):
            """All runs print the same."""
            raise Failure("No.")

        @pytest.mark.depends("alike")
        def test_ends(evidence):
            """It ends normally."""
        ''',
        seen(),
        seen(),
    )
    assert found(said)[1:] == [("ends", 0, "skipped"), ("ends", 1, "skipped")]
