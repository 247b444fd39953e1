"""Where the files are, and preferences that survive whatever is in their file."""

import os
import re
import stat
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bounceback_tui.config import ConfigError, Preferences, load, paths, save
from bounceback_tui.preference_values import WEEKDAYS

LINES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=120)
PREFERENCES = st.builds(
    Preferences,
    theme=LINES.map(lambda line: line[:80]),
    country=st.none() | st.sampled_from(["IE", "NZ", "DE"]),
    day_starts=st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    date_order=st.sampled_from(["DMY", "MDY", "YMD"]),
    low_run_card=st.booleans(),
    people=st.lists(LINES, max_size=2).map(tuple),
    keys=st.dictionaries(LINES, LINES, max_size=3),
    name=st.just("") | LINES.map(lambda line: line[:40]),
    signature=st.just("") | LINES.map(lambda line: line[:80]),
    mail_from=st.sampled_from(["", "sam@example.org"]),
    weekend=st.lists(st.sampled_from(WEEKDAYS), max_size=6, unique=True).map(tuple),
    holidays=st.lists(st.dates(), max_size=3).map(tuple),
)
MINE = """\
# my own remarks
day_starts = 05:30:00   # early bird
colour = "blue"

theme = 7               # a slip

people = [
    "Ann 123",          # sister
]

[keys]
"app.help" = "f1"       # as everywhere
"app.hide" = 3

[other]
answer = 42
"""
TROUBLES = {
    "theme": ["7", '""', '"two\\nlines"', "true", '"' + "x" * 81 + '"'],
    "country": ['"IRL"', '"é1"', "1", '["IE"]', '""'],
    "day_starts": ['"25:00"', "4", "04:00:30", '"04:00+01:00"', "2026-11-23", '"soon"'],
    "date_order": ['"DYM"', "1", '""'],
    "low_run_card": ['"no"', "0", "1"],
    "people": ['"Ann"', '["a", "b", "c"]', "[1]", '[["a"]]', '["' + "x" * 121 + '"]', '[" "]', '["a\\nb"]'],
    "keys": ['"f1"', "[1]"],
    "name": ["7", '""', '"' + "x" * 41 + '"'],
    "signature": ["7", '""', '"' + "x" * 81 + '"'],
    "mail_from": ["7", '"sam"', '"sam@a@b"', '"sam@example.org, eve@example.org"', '"Sam <sam@example.org>"'],
    "weekend": ['"sunday"', '["Caturday"]', "[6]", '["sunday", "Sunday"]', str([*WEEKDAYS])],
    "holidays": ['"2026-12-25"', '["soon"]', "[2026-12-25T00:00:00]", "[1]"],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "preferences.toml"


def write(file: Path, text: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


# --- paths


def home(monkeypatch: pytest.MonkeyPatch, folder: Path | str | None) -> None:
    for name in [name for name in os.environ if name.startswith(("XDG_", "BOUNCEBACK_"))]:
        monkeypatch.delenv(name)
    if folder is None:
        monkeypatch.delenv("HOME", raising=False)
    else:
        monkeypatch.setenv("HOME", str(folder))


def test_the_platforms_folders_hold_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home(monkeypatch, tmp_path)
    found = paths(None, os.environ)
    assert found.database.name == "bounceback.db"
    assert found.preferences.name == "preferences.toml"
    for path in (found.database, found.preferences, found.log):
        assert path.is_relative_to(tmp_path)
        assert "bounceback" in str(path.relative_to(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_option_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home(monkeypatch, tmp_path)
    environ = {"HOME": str(tmp_path), "BOUNCEBACK_DB": "/a/env.db", "BOUNCEBACK_PREFERENCES": "/a/p.toml"}
    assert paths("/b/option.db", environ).database == Path("/b/option.db")
    assert paths(None, environ).database == Path("/a/env.db")
    assert paths(None, environ).preferences == Path("/a/p.toml")
    assert paths(None, {**environ, "BOUNCEBACK_DB": ""}).database.is_relative_to(tmp_path)


def test_a_relative_name_and_a_tilde_become_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home(monkeypatch, tmp_path)
    monkeypatch.chdir(tmp_path)
    assert paths("mine.db", os.environ).database == tmp_path / "mine.db"
    assert paths("~/mine.db", os.environ).database == tmp_path / "mine.db"


@pytest.mark.parametrize("folder", [None, "", "not/absolute"])
def test_without_a_home_one_sentence_names_the_way_out(monkeypatch: pytest.MonkeyPatch, folder: str | None) -> None:
    home(monkeypatch, folder)
    with pytest.raises(ConfigError, match=r"^There is no home folder .* --db .*\.$"):
        paths(None, os.environ)


@pytest.mark.parametrize("folder", [None, "", "not/absolute"])
def test_without_a_home_a_named_database_is_enough(monkeypatch: pytest.MonkeyPatch, folder: str | None) -> None:
    home(monkeypatch, folder)
    found = paths("/a/mine.db", os.environ)
    assert found.database == Path("/a/mine.db")
    assert {found.preferences.parent, found.log.parent} == {Path("/a")}


@pytest.mark.parametrize("name", ["", "  "])
def test_an_empty_name_opens_nothing(name: str) -> None:
    with pytest.raises(ConfigError, match="--db"):
        paths(name, {"HOME": "/a"})


def test_a_name_that_cannot_be_resolved() -> None:
    with pytest.raises(ConfigError, match="full path"):
        paths("~no-such-person-here/x.db", {"HOME": "/a"})


def test_a_folder_that_is_gone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(ConfigError, match="full path"):
        paths("mine.db", {"HOME": "/a"})


def test_importing_and_reading_nothing_loads_nothing_heavy() -> None:
    code = (
        "import sys; from pathlib import Path; from bounceback_tui.config import load\n"
        "load(Path('/nowhere/at/all'))\n"
        "print({'platformdirs', 'tomllib', 'tomlkit', 'tempfile'} & sys.modules.keys())"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True
    )
    assert told.stdout.strip() == "set()"


# --- load


def test_no_file_and_an_empty_one_mean_the_defaults(file: Path) -> None:
    assert load(file) == (Preferences(), [])
    write(file, " \n")
    assert load(file) == (Preferences(), [])


def test_everything_can_be_set(file: Path) -> None:
    write(
        file,
        'theme="nord"\ncountry="ie"\nday_starts="05:00"\ndate_order="ymd"\nlow_run_card=false\n'
        'people=[" Ann 👩\u200d⚕️ 123 ", "Bo"]\nname="Sam"\nsignature="Sam Doe"\n'
        'mail_from="sam@example.org"\nweekend=["Friday"]\n'
        'holidays=["2026-12-25", 2026-12-26]\n[keys]\n"app.quit"="ctrl+x"\n',
    )
    preferences, warnings = load(file)
    assert warnings == []
    assert preferences == Preferences(
        "nord",
        "IE",
        time(5),
        "YMD",
        False,
        ("Ann 👩\u200d⚕️ 123", "Bo"),
        {"app.quit": "ctrl+x"},
        "Sam",
        "Sam Doe",
        "sam@example.org",
        ("friday",),
        (date(2026, 12, 25), date(2026, 12, 26)),
    )


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in TROUBLES.items() for value in values])
def test_one_bad_value_costs_only_itself(file: Path, key: str, value: str) -> None:
    good = {"theme": '"nord"', "low_run_card": "false", "country": '"IE"'} | {key: value}
    write(file, "".join(f"{name} = {figure}\n" for name, figure in good.items()))
    preferences, warnings = load(file)
    assert len(warnings) == 1
    assert re.fullmatch(rf"In .*preferences\.toml, {key} has to be .*\.", warnings[0])
    expected = {"theme": "nord", "low_run_card": False, "country": "IE"}
    expected.pop(key, None)
    assert preferences == Preferences()._replace(**expected)  # type: ignore[arg-type]


def test_day_starts_can_be_a_toml_time(file: Path) -> None:
    write(file, "day_starts = 05:30:00\n")
    assert load(file) == (Preferences(day_starts=time(5, 30)), [])


def test_unknown_keys_and_odd_ones_are_named_and_passed_over(file: Path) -> None:
    write(file, MINE)
    preferences, warnings = load(file)
    assert preferences == Preferences(day_starts=time(5, 30), people=("Ann 123",), keys={"app.help": "f1"})
    for name, warning in zip(["colour", "theme", "keys.app.hide", "other"], warnings, strict=True):
        assert warning.startswith(f"In {file}, {name} ")
        assert warning.endswith(".")


def test_a_name_full_of_control_characters_is_not_repeated_raw(file: Path) -> None:
    write(file, '"\\u001b[31m" = 1\n')
    assert load(file)[1][0].isprintable()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"theme = ", "TOML"),
        (b"theme = 'nord'\ntheme = 'dracula'\n", "TOML"),
        (b"a = " + b"[" * 100_000, "TOML"),
        (b"theme = '\xff\xfe'", "UTF-8"),
        (b"\x00", "TOML"),
    ],
)
def test_a_broken_file_means_the_defaults_and_stays_as_it_is(file: Path, content: bytes, reason: str) -> None:
    write(file, content)
    preferences, warnings = load(file)
    assert preferences == Preferences()
    assert len(warnings) == 1
    assert str(file) in warnings[0]
    assert reason in warnings[0]
    with pytest.raises(ConfigError, match="left as it is"):
        save(file, Preferences(theme="nord"))
    assert file.read_bytes() == content


def test_a_folder_or_a_pipe_in_its_place(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        assert load(path) == (
            Preferences(),
            [f"{path} was left as it is and the defaults are used (it is not a file)."],
        )
        with pytest.raises(ConfigError, match="not a file"):
            save(path, Preferences(theme="nord"))


def test_a_byte_order_mark_does_no_harm(file: Path) -> None:
    write(file, b"\xef\xbb\xbftheme = 'nord'\n")
    assert load(file) == (Preferences(theme="nord"), [])


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_in_the_file_loading_goes_on(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "preferences.toml"
    file.write_bytes(content)
    preferences, warnings = load(file)
    assert isinstance(preferences.theme, str)
    assert all(warning.endswith(".") for warning in warnings)


# --- save


@given(
    PREFERENCES, PREFERENCES, st.sampled_from(["", MINE, "theme = 'nord'\n", "keys = 3\n", "keys.a = 'b'\nx = 1\n"])
)
@example(Preferences(), Preferences(keys={"a.b": "c"}), "[keys]\n[[later]]\nx = 1\n")
@example(Preferences(), Preferences(country="IE", keys={}), "[keys]\na = 'b'\n[later]\nx = 1\n")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_what_was_saved_is_read_again(tmp_path: Path, first: Preferences, then: Preferences, before: str) -> None:
    file = tmp_path / "preferences.toml"
    file.write_text(before)
    for preferences in (first, then):
        save(file, preferences)
        assert load(file)[0] == preferences
    assert unknown(file.read_text()) == unknown(before)


def unknown(text: str) -> dict[str, Any]:
    known = Preferences._fields
    return {key: value for key, value in tomllib.loads(text).items() if key not in known}


def test_only_what_changed_is_written(file: Path) -> None:
    write(file, MINE)
    preferences, _ = load(file)
    save(file, preferences._replace(day_starts=time(6), keys={"app.help": "f1", "app.quit": "ctrl+x"}))
    changed = MINE.replace("05:30:00 ", '"06:00" ').replace(
        '"app.hide" = 3\n', '"app.hide" = 3\n"app.quit" = "ctrl+x"\n'
    )
    assert sorted(file.read_text().split()) == sorted(changed.split())
    assert [line for line in file.read_text().splitlines() if "#" in line] == [
        line.replace("05:30:00", '"06:00"') for line in MINE.splitlines() if "#" in line
    ]


def test_taking_the_country_out_takes_its_line_out(file: Path) -> None:
    write(file, "# home\ncountry = 'IE'\ntheme = 'nord' # dark\n")
    save(file, Preferences(theme="nord"))
    assert file.read_text() == "# home\ntheme = 'nord' # dark\n"


def test_nothing_changed_writes_nothing(file: Path) -> None:
    save(file, Preferences())
    assert not file.exists()
    write(file, MINE)
    before = file.stat().st_ino
    save(file, load(file)[0])
    assert (file.read_text(), file.stat().st_ino) == (MINE, before)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o277])
def test_file_and_new_folders_are_private_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    file = tmp_path / "one" / "two" / "preferences.toml"
    with umask(mask):
        save(file, Preferences(theme="nord"))
        save(file, Preferences(theme="dracula"))
    assert [mode(path) for path in (file.parent.parent, file.parent, file)] == [0o700, 0o700, 0o600]


def test_a_loose_file_is_tightened_and_a_folder_of_others_is_left(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    file = tmp_path / "preferences.toml"
    write(file, "theme = 'nord'\n")
    file.chmod(0o644)
    save(file, Preferences())
    assert (mode(file), mode(tmp_path)) == (0o600, 0o755)


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles" / "mine.toml", tmp_path / "preferences.toml"
    write(real, "# mine\n")
    link.symlink_to(real)
    save(link, Preferences(theme="nord"))
    assert link.is_symlink()
    assert real.read_text() == '# mine\ntheme = "nord"\n'


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str
) -> None:
    file = tmp_path / "preferences.toml"
    write(file, "theme = 'nord'\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, full)
    with pytest.raises(ConfigError, match=r"not saved and .* is as it was \(No space left on device\)\.$"):
        save(file, Preferences(theme="dracula"))
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_text() == "theme = 'nord'\n"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("")
    with pytest.raises(ConfigError, match="not saved"):
        save(tmp_path / "blocked" / "sub" / "preferences.toml", Preferences(theme="nord"))


@pytest.mark.parametrize(
    "wrong", [Preferences(people=("a", "b", "c")), Preferences(country="IRL"), Preferences(theme="half \ud83d")]
)
def test_what_could_not_be_read_again_is_not_saved(file: Path, wrong: Preferences) -> None:
    write(file, "theme = 'nord'\n")
    with pytest.raises(ConfigError, match="not saved"):
        save(file, wrong)
    assert file.read_text() == "theme = 'nord'\n"
