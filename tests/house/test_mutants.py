"""The list of faults that the suite must notice stays true to the code it changes."""

from pathlib import Path

from tests.mutants import read_mutants


def test_there_are_thirty_faults_and_each_changes_one_place(repository: Path) -> None:
    mutants = read_mutants(repository)
    assert len({mutant.name for mutant in mutants}) == len(mutants) >= 30
    astray = [
        mutant.name
        for mutant in mutants
        if (repository / mutant.file).read_text("utf-8").count(mutant.old) != 1 or mutant.old == mutant.new
    ]
    assert not astray


def test_every_fault_names_tests_that_are_there(repository: Path) -> None:
    assert not [
        mutant.name
        for mutant in read_mutants(repository)
        for test in mutant.tests
        if not (repository / test.split("::")[0]).exists()
    ]
