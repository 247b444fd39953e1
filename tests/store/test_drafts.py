"""Drafts: they outlive their run, belong to one run at a time, and are never half-written."""

import os
import stat
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounceback_tui.store import drafts
from bounceback_tui.store.drafts import Drafts
from bounceback_tui.store.errors import StoreError

FIELDS = {"note": "dear dia", "pleasantness": 2, "words": ["sad"], "day": None}

WRITER = """
import sys, time
from pathlib import Path
from bounceback_tui.store.drafts import Drafts
ours = Drafts(Path(sys.argv[1]))
ours.put(sys.argv[2], {"note": "dear dia", "pleasantness": 2, "words": ["sad"], "day": None})
print("kept", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal.db.drafts"


@pytest.fixture
def killed(folder: Path, start: Callable[..., Any]) -> Callable[[str], None]:
    """Leave a draft behind by a kill."""

    def kill(key: str) -> None:
        process = start(WRITER, folder, key)
        assert process.stdout.readline() == "kept\n"
        process.kill()
        process.wait()

    return kill


def left(folder: Path) -> dict[str, Mapping[str, Any]]:
    return {draft.key: draft.fields for draft in Drafts(folder).left_behind()}


def test_nothing_is_made_before_there_is_a_draft(folder: Path) -> None:
    ours = Drafts(folder)
    ours.drop("check-in")
    assert ours.left_behind() == []
    assert not folder.exists()


def test_a_draft_outlives_a_kill(folder: Path, killed: Callable[[str], None]) -> None:
    killed("check-in")
    (draft,) = Drafts(folder).left_behind()
    assert (draft.key, draft.fields) == ("check-in", FIELDS)
    assert timedelta() <= datetime.now(UTC) - draft.saved_at < timedelta(minutes=1)


def test_the_drafts_of_a_living_run_are_nobody_elses(folder: Path, start: Callable[..., Any]) -> None:
    process = start(WRITER, folder, "check-in")
    assert process.stdout.readline() == "kept\n"
    ours = Drafts(folder)
    ours.put("no", FIELDS)
    assert ours.left_behind() == []
    process.communicate("\n", timeout=30)
    assert [draft.key for draft in ours.left_behind()] == ["check-in"]


def test_two_in_one_process_do_not_see_each_other(folder: Path) -> None:
    one, two = Drafts(folder), Drafts(folder)
    one.put("check-in", FIELDS)
    two.put("check-in", {"note": "another"})
    assert one.left_behind() == two.left_behind() == []


def test_everything_is_private_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0o022)
    try:
        ours = Drafts(folder)
        ours.put("check-in", FIELDS)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(entry.stat().st_mode) for entry in folder.iterdir()} == {0o600}


def test_a_later_draft_replaces_and_a_dropped_one_is_gone(folder: Path, killed: Callable[[str], None]) -> None:
    killed("check-in")
    ours = Drafts(folder)
    (draft,) = ours.left_behind()
    assert ours.adopt(draft)
    ours.put("check-in", {"note": "dear diary"})
    assert len([*folder.glob("*.json")]) == 1
    ours.drop("check-in")
    assert [*folder.glob("*.json")] == []
    ours.drop("check-in")


def test_an_adopted_draft_is_ours_and_is_left_behind_again(folder: Path, killed: Callable[[str], None]) -> None:
    killed("check-in")
    ours, other = Drafts(folder), Drafts(folder)
    (draft,) = ours.left_behind()
    (same,) = other.left_behind()
    assert ours.adopt(draft)
    assert not other.adopt(same)
    assert other.left_behind() == []
    ours.close()
    assert left(folder) == {"check-in": FIELDS}


def test_a_closed_run_leaves_its_drafts_behind_and_can_go_on(folder: Path) -> None:
    ours = Drafts(folder)
    ours.put("check-in", FIELDS)
    ours.close()
    ours.close()
    assert left(folder) == {"check-in": FIELDS}
    ours.put("no", FIELDS)
    assert left(folder) == {}


def test_several_threads_may_begin_at_once(folder: Path) -> None:
    ours, ready = Drafts(folder), threading.Barrier(4)

    def put(key: str) -> None:
        ready.wait()
        ours.put(key, FIELDS)

    threads = [threading.Thread(target=put, args=(f"form {n}",), daemon=True) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not [thread for thread in threads if thread.is_alive()]
    ours.close()
    assert set(left(folder)) == {f"form {n}" for n in range(4)}


def test_adopting_does_not_overwrite(folder: Path, killed: Callable[[str], None]) -> None:
    killed("check-in")
    ours = Drafts(folder)
    ours.put("check-in", {"note": "newer"})
    (draft,) = ours.left_behind()
    assert not ours.adopt(draft)
    assert left(folder) == {"check-in": FIELDS}


def test_a_discarded_draft_is_gone(folder: Path, killed: Callable[[str], None]) -> None:
    killed("check-in")
    killed("no")
    ours = Drafts(folder)
    first, second = ours.left_behind()
    assert (first.key, second.key) == ("check-in", "no")
    ours.discard(first)
    ours.discard(first)
    assert ours.left_behind() == [second]


def test_locks_of_runs_without_drafts_are_cleared(folder: Path, killed: Callable[[str], None]) -> None:
    killed("check-in")
    ours = Drafts(folder)
    (draft,) = ours.left_behind()
    (folder / f".{draft.path.name}.0.tmp").write_text("half")
    ours.discard(draft)
    ours.left_behind()
    assert [*folder.iterdir()] == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"key": "a"}',
        b'{"key": 1, "saved_at": "2026-01-01T00:00:00+00:00", "fields": {}}',
        b'{"key": "a", "saved_at": "noon", "fields": {}}',
        b'{"key": "a", "saved_at": 5, "fields": {}}',
        b"[" * 100_000,
    ],
)
def test_a_broken_draft_is_set_aside_and_kept(folder: Path, killed: Callable[[str], None], content: bytes) -> None:
    killed("no")
    broken = folder / f"check-in.{'0' * 32}.json"
    broken.write_bytes(content)
    assert left(folder) == {"no": FIELDS}
    assert broken.with_name(broken.name + ".unreadable").read_bytes() == content
    assert left(folder) == {"no": FIELDS}


def test_files_of_others_are_left_alone(folder: Path) -> None:
    folder.mkdir()
    for name in ("notes.txt", "x.json", ".hidden"):
        (folder / name).write_text("mine")
    assert left(folder) == {}
    assert len([*folder.iterdir()]) == 3


anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=50)


@given(key=st.text(st.characters(codec="utf-8"), max_size=15), text=anything, words=st.lists(anything, max_size=3))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, key: str, text: str, words: list[str]) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    ours = Drafts(folder)
    ours.put(key, {"note": text, "words": words, "lift": -2})
    ours.close()
    assert left(folder) == {key: {"note": text, "words": words, "lift": -2}}


@pytest.mark.parametrize("text", ["\udc80", "a\0b", "[/x]", "\u202e", "\x1b[2J"])
def test_hostile_text_survives(folder: Path, text: str) -> None:
    Drafts(folder).put("check-in", {"note": text})
    (found,) = folder.glob("*.json")
    draft = drafts._read(found)
    assert draft is not None
    assert draft.fields == {"note": text}


def test_a_failed_write_is_one_sentence_and_keeps_the_draft(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = Drafts(folder)
    ours.put("check-in", FIELDS)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(StoreError, match="no space left on device") as caught:
            ours.put("check-in", {"note": "secret"})
    assert "secret" not in str(caught.value)
    (found,) = folder.glob("*.json")
    draft = drafts._read(found)
    assert draft is not None
    assert draft.fields == FIELDS


def test_a_file_in_place_of_the_folder(folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(StoreError, match="could not be kept"):
        Drafts(folder).put("check-in", FIELDS)
    assert Drafts(folder).left_behind() == []


def test_a_folder_that_may_not_be_read(folder: Path, killed: Callable[[str], None], run: Callable[..., str]) -> None:
    killed("check-in")
    folder.chmod(0)
    out = run(
        """
        import sys
        from pathlib import Path
        from bounceback_tui.store.drafts import Drafts
        from bounceback_tui.store.errors import StoreError
        try:
            print(Drafts(Path(sys.argv[1])).left_behind())
        except StoreError as error:
            print(error)
        """,
        folder,
        powerless=True,
    )
    folder.chmod(0o700)
    assert "could not be looked for" in out


def test_without_locks_every_draft_not_ours_was_left_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "fcntl", None)
    one, two = Drafts(folder), Drafts(folder)
    one.put("check-in", FIELDS)
    two.put("no", FIELDS)
    assert [draft.key for draft in one.left_behind()] == ["no"]


def test_drafts_need_the_standard_library_only(run: Callable[..., str]) -> None:
    loaded = set(run("import sys, bounceback_tui.store.drafts; print(*sys.modules)").split())
    assert not {"sqlmodel", "sqlalchemy", "sqlite3", "textual"} & loaded
