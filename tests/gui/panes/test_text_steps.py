"""Places are stepped through in order and around the ends."""

from briefbook.gui.panes.text_steps import TextSteps

PLACES = ((3, 5), (10, 12), (20, 21))


def test_the_first_step_down_is_to_the_first_and_up_to_the_last() -> None:
    down, up = TextSteps(PLACES), TextSteps(PLACES)
    down.step(1)
    up.step(-1)
    assert (down.current, up.current) == (PLACES[0], PLACES[2])


def test_a_step_behind_the_last_is_to_the_first() -> None:
    steps = TextSteps(PLACES)
    steps.go_to(3)
    steps.step(1)
    assert steps.number == 1


def test_a_start_between_places_goes_to_the_next_one() -> None:
    steps = TextSteps(PLACES)
    steps.go_from(6)
    assert steps.number == 2
    steps.go_from(30)
    assert steps.number == 1


def test_without_places_nothing_is_current() -> None:
    steps = TextSteps()
    steps.step(1)
    steps.go_from(0)
    assert (steps.number, steps.current) == (0, None)
