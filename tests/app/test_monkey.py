"""Random keys, clicks, pastes and window sizes do not end it; ``tests/benchmarks/monkey.py`` goes on for an hour."""

import pytest

from tests.benchmarks import monkey


@pytest.mark.parametrize(("seed", "empty"), [(1, False), (2, True)])
def test_nothing_that_is_pressed_ends_it(tmp_path, seed, empty):
    assert monkey.run(tmp_path, seed, 60, empty=empty, steps=60).count == 60
