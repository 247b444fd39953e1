"""The harness itself, on a program of a few lines: what the other tests of this folder stand on."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pty.terminal import Terminal, encode

TINY = """
from textual.app import App
from textual.content import Content
from textual.widgets import Static


class Tiny(App):
    def compose(self):
        yield Static("ready", id="says")
        yield Static("", id="typed")
        yield Static("", id="size")

    def say(self, text):
        self.query_one("#says").update(Content(text))

    def on_key(self, event):
        self.say(f"key <{event.key}>")
        if event.is_printable:
            typed = self.query_one("#typed")
            typed.update(Content(str(typed.content) + event.character))

    def on_paste(self, event):
        self.say(f"pasted {len(event.text)}")

    def on_click(self, event):
        self.say(f"clicked {event.screen_y},{event.screen_x}")

    def on_resize(self, event):
        self.query_one("#size").update(f"size {event.size.height}x{event.size.width}")


Tiny().run()
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Terminal]:
    program = tmp_path / "tiny.py"
    program.write_text(TINY)
    with Terminal([sys.executable, str(program)], env={"HOME": str(tmp_path)}, cwd=tmp_path) as terminal:
        terminal.wait_for("ready")
        yield terminal


def script(code: str, tmp_path: Path, **env: str) -> Terminal:
    return Terminal([sys.executable, "-c", code], env={"HOME": str(tmp_path), **env})


def test_keys_arrive_by_their_names(tiny: Terminal) -> None:
    names = ["up", "left", "home", "end", "pagedown", "delete", "enter", "tab", "shift+tab", "backspace", "space"]
    names += ["f1", "f2", "f4", "f5", "f12", "ctrl+s", "ctrl+g", "alt+1", "alt+7", "alt+x", "shift+left", "ctrl+end"]
    for name in names:
        tiny.press(name)
        tiny.wait_for(f"key <{name}>")


def test_escape_is_not_taken_for_alt(tiny: Terminal) -> None:
    tiny.press("escape", "x")
    tiny.wait_for("key <x>")


def test_other_strings_are_typed(tiny: Terminal) -> None:
    tiny.press("rise and shine", "ü", "a+b")
    tiny.wait_for("rise and shineüa+b")


def test_paste_click_and_size(tiny: Terminal) -> None:
    tiny.wait_for("size 30x100")
    tiny.paste("word " * 1000)
    tiny.wait_for("pasted 5000")
    tiny.click(12, 40)
    tiny.wait_for("clicked 12,40")
    tiny.resize(20, 50)
    tiny.wait_for("size 20x50")
    assert len(tiny.screen()) == 20


def test_leaving_gives_the_shell_back(tiny: Terminal) -> None:
    tiny.press("ctrl+q")
    assert tiny.wait_exit() == 0
    assert tiny.text().strip() == ""
    assert b"\x1b[?1049l" in tiny.raw


def test_signals_show_in_the_code(tiny: Terminal, tmp_path: Path) -> None:
    tiny.kill9()
    assert tiny.wait_exit() == -9
    with script("import time; print('here', flush=True); time.sleep(60)", tmp_path) as other:
        other.wait_for("here")
        other.terminate()
        assert other.wait_exit() == -15


def test_a_closed_window_hangs_up(tmp_path: Path) -> None:
    code = f"""
import signal, sys, time
def note(number, frame):
    open({str(tmp_path / "hung")!r}, "w").close()
    sys.exit(7)
signal.signal(signal.SIGHUP, note)
print("here", flush=True)
time.sleep(60)
"""
    with script(code, tmp_path) as terminal:
        terminal.wait_for("here")
        terminal.hangup()
        assert terminal.wait_exit() == 7
    assert (tmp_path / "hung").exists()


def test_raw_has_what_the_screen_swallows(tmp_path: Path) -> None:
    with script(r"print('a\x07\x1b]0;title\x07b', end='')", tmp_path) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.screen()[0] == "ab"
        assert terminal.raw == b"a\x07\x1b]0;title\x07b"


def test_newer_sequences_leave_nothing_on_screen(tmp_path: Path) -> None:
    code = r"""
import sys, time
for part in ("\x1b[>25u", "\x1b[", "<", "u", "\x1b[?2026$p", "clean"):
    sys.stdout.write(part)
    sys.stdout.flush()
    time.sleep(0.02)
"""
    with script(code, tmp_path) as terminal:
        assert terminal.wait_exit() == 0
        assert terminal.text().strip() == "clean"


def test_a_query_for_the_cursor_is_answered(tmp_path: Path) -> None:
    code = r"""
import os, re, sys, tty
tty.setcbreak(0)
sys.stdout.write("\n\n\n123\x1b[6n")
sys.stdout.flush()
answer = b""
while not answer.endswith(b"R"):
    answer += os.read(0, 1)
print(re.findall(rb"\d+", answer))
"""
    with script(code, tmp_path) as terminal:
        terminal.wait_for("[b'4', b'4']")
        assert terminal.cursor[1] == 0


def test_what_never_comes_fails_with_the_screen(tmp_path: Path) -> None:
    with script("print('something else'); input()", tmp_path) as terminal:
        terminal.wait_for(re.compile(r"something\s+else"))
        with pytest.raises(AssertionError, match=r"(?s)'hope' did not appear.*something else"):
            terminal.wait_for("hope", timeout=0.1)
        with pytest.raises(AssertionError, match="did not go"):
            terminal.wait_gone("something", timeout=0.1)
        with pytest.raises(AssertionError, match="still running"):
            terminal.wait_exit(timeout=0.1)
        terminal.press("enter")
        with pytest.raises(AssertionError, match="before the program ended"):
            terminal.wait_for("hope")


def test_settle_waits_for_silence(tmp_path: Path) -> None:
    code = "import time\nfor n in range(6): print(n, flush=True); time.sleep(0.1)\nprint('last', flush=True); input()"
    with script(code, tmp_path) as terminal:
        terminal.wait_for("0")
        assert "last" in terminal.settle(quiet=0.5)
    endless = "import time\nwhile True: print('more', flush=True); time.sleep(0.02)"
    with script(endless, tmp_path) as terminal, pytest.raises(AssertionError, match="still drawing"):
        terminal.settle(quiet=0.5, timeout=0.3)


def test_nothing_of_this_environment_gets_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOUNCEBACK_DB", "/somebody/elses")
    code = "import os; print(sorted(os.environ.keys() - {'LC_CTYPE'}), os.environ['LANG'], flush=True); input()"
    with script(code, tmp_path, LANG="C") as terminal:
        terminal.wait_for("['HOME', 'LANG', 'PATH', 'TERM'] C")


@pytest.mark.parametrize(
    ("key", "sent"),
    [("+", b"+"), ("ctrl+q", b"\x11"), ("alt+1", b"\x1b[49;3u"), ("alt++", b"\x1b[43;3u"), ("f3", b"\x1bOR")],
)
def test_encode(key: str, sent: bytes) -> None:
    assert encode(key) == sent
