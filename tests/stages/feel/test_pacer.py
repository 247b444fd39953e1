"""The breathing pacer: its phases, what it shows, and that anything ends it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from bounceback_tui.stages.feel.pacer import CYCLE, IN, OUT, Breath, Pacer, phase

SECONDS = st.floats(0, 3600, allow_nan=False)


@pytest.mark.parametrize(
    ("seconds", "name", "fraction", "left"),
    [
        (0, "in", 0, 4),
        (1, "in", 0.25, 3),
        (4, "hold", 1, 2),
        (5.5, "hold", 1, 0.5),
        (6, "out", 1, 6),
        (9, "out", 0.5, 3),
        (12, "in", 0, 4),
        (30, "out", 1, 6),
    ],
)
def test_moments(seconds: float, name: str, fraction: float, left: float) -> None:
    now = phase(seconds)
    assert now.name == name
    assert (now.fraction, now.left) == pytest.approx((fraction, left))


@given(SECONDS, st.floats(0, 1))
def test_the_lungs_never_jump(seconds: float, step: float) -> None:
    moved = abs(phase(seconds + step).fraction - phase(seconds).fraction)
    assert moved <= step / min(IN, OUT) + 1e-6


@given(SECONDS)
def test_a_cycle_later_it_is_the_same(seconds: float) -> None:
    now, later = phase(seconds), phase(seconds + CYCLE)
    if now.left > 1e-6 and later.name == now.name:  # at the very seam a float may fall on either side
        assert later.fraction == pytest.approx(now.fraction, abs=1e-6)
        assert later.left == pytest.approx(now.left, abs=1e-6)
    assert 0 <= now.fraction <= 1
    assert now.left > 0


@given(SECONDS)
def test_what_is_left_leads_to_the_next_phase(seconds: float) -> None:
    now = phase(seconds)
    following = {"in": "hold", "hold": "out", "out": "in"}[now.name]
    assert phase(seconds + now.left + 1e-6).name == following


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def drawn(pacer: Pacer) -> list[str]:
    return pacer.query_one(Breath).render().plain.splitlines()


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (24, 16)])
async def test_it_grows_holds_and_shrinks(size: tuple[int, int]) -> None:
    clock = Clock()
    app: App[None] = App()
    async with app.run_test(size=size) as pilot:
        pacer = Pacer(clock)
        app.push_screen(pacer)
        await pilot.pause()
        bars, words = [], []
        for seconds in (0, 2, 4, 5, 9, 11.9, 13):
            clock.seconds = 1000 + seconds
            pacer.tick()
            lines = drawn(pacer)
            bars.append(lines[1].count("█"))
            words.append((lines[4], lines[6]))
            assert max(map(len, lines)) <= pacer.query_one(Breath).size.width
        assert bars[0] < bars[1] < bars[2] == bars[3] > bars[4] > bars[5] >= 2
        assert words == [
            ("Breathe in  4", "breath 1"),
            ("Breathe in  2", "breath 1"),
            ("Hold  2", "breath 1"),
            ("Hold  1", "breath 1"),
            ("Breathe out  3", "breath 1"),
            ("Breathe out  1", "breath 1"),
            ("Breathe in  3", "breath 2"),
        ]


async def test_a_moment_that_looks_the_same_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    app: App[None] = App()
    async with app.run_test() as pilot:
        pacer = Pacer(clock)
        app.push_screen(pacer)
        await pilot.pause()
        pacer.tick()
        asked: list[object] = []
        monkeypatch.setattr(Breath, "refresh", lambda *_, **__: asked.append(None))
        pacer.tick()
        assert not asked
        clock.seconds += 1
        pacer.tick()
        assert asked


@pytest.mark.parametrize("key", ["space", "a", "escape", "enter", "tab", "f5", "up", "1", "ctrl+s"])
async def test_any_key_ends_it_and_does_nothing_else(key: str) -> None:
    class Below(App[None]):
        BINDINGS = [(key, "pressed", "pressed")]  # noqa: RUF012
        pressed = 0

        def action_pressed(self) -> None:
            self.pressed += 1

    app = Below()
    async with app.run_test() as pilot:
        app.push_screen(Pacer(Clock()))
        await pilot.pause()
        await pilot.press(key)
        assert len(app.screen_stack) == 1
        assert app.pressed == 0


async def test_two_keys_at_once_close_only_the_pacer() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        pacer = Pacer(Clock())
        app.push_screen(pacer)
        await pilot.pause()
        app.simulate_key("a")
        app.simulate_key("b")
        await pilot.pause()
        assert len(app.screen_stack) == 1
        assert app.is_running


async def test_a_click_ends_it() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        app.push_screen(Pacer(Clock()))
        await pilot.pause()
        await pilot.click(Breath)
        assert len(app.screen_stack) == 1
