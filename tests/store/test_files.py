"""Private files and folders, whatever the umask."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bounceback_tui.store import files
from bounceback_tui.store.database import open_database


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def loose_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_folder_and_its_missing_parents_are_private(tmp_path: Path) -> None:
    files.private_folder(tmp_path / "a" / "b")
    assert (mode(tmp_path / "a"), mode(tmp_path / "a" / "b")) == (0o700, 0o700)


def test_a_loose_folder_is_tightened(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(0o755)
    files.private_folder(tmp_path / "a")
    assert mode(tmp_path / "a") == 0o700


def test_a_file_in_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(OSError):
        files.private_folder(tmp_path / "a" / "b")


def test_a_shared_folder_is_left_alone(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(0o755)
    (shared / "holiday.jpg").touch()
    files.database_folder(shared / "journal.db")
    assert mode(shared) == 0o755


def test_a_folder_for_everybody_is_left_alone_even_when_empty(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    files.database_folder(shared / "journal.db")
    assert mode(shared) == 0o1777


@pytest.mark.parametrize("beside", ["journal.db-wal", "journal.db.drafts", None])
def test_a_folder_with_nothing_but_the_journal_is_tightened(tmp_path: Path, beside: str | None) -> None:
    own = tmp_path / "own"
    own.mkdir(0o755)
    if beside:
        (own / beside).touch()
    files.database_folder(own / "journal.db")
    assert mode(own) == 0o700


def test_the_programs_own_folder_is_tightened_whatever_is_in_it(tmp_path: Path) -> None:
    own = tmp_path / "bounceback"
    own.mkdir(0o755)
    (own / "preferences.toml").touch()
    files.database_folder(own / "journal.db")
    assert mode(own) == 0o700


def test_a_private_file_is_new_and_never_behind_a_link(tmp_path: Path) -> None:
    os.close(files.private_file(tmp_path / "f"))
    assert mode(tmp_path / "f") == 0o600
    with pytest.raises(FileExistsError):
        files.private_file(tmp_path / "f")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        files.private_file(tmp_path / "link")
    assert not (tmp_path / "elsewhere").exists()


def test_writing_replaces_as_a_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / "f"
    target.write_bytes(b"before")
    target.chmod(0o644)
    files.write_atomically(target, b"after")
    assert (target.read_bytes(), mode(target), [*tmp_path.iterdir()]) == (b"after", 0o600, [target])


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "f"
    target.write_bytes(b"before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        files.write_atomically(target, b"after")
    assert (target.read_bytes(), [*tmp_path.iterdir()]) == (b"before", [target])


def test_the_database_and_what_is_beside_it_are_private_under_a_loose_umask(path: Path) -> None:
    with closing(open_database(path)) as db:
        with db.writing() as session:
            session.connection().exec_driver_sql("DELETE FROM put_away")
            session.connection().exec_driver_sql(
                "INSERT INTO own_activity VALUES ('a', '2026-01-01', '2026-01-01', 'walk')"
            )
        found = {entry.name: mode(entry) for entry in path.parent.iterdir()}
    assert found == {"journal.db": 0o600, "journal.db-wal": 0o600, "journal.db-shm": 0o600}
    assert mode(path.parent) == 0o700


def test_loose_database_files_are_tightened_at_opening(journal: Path) -> None:
    journal.chmod(0o644)
    journal.parent.chmod(0o755)
    with closing(open_database(journal)) as first:
        first.changed_elsewhere()
        journal.chmod(0o666)
        for ending in ("-wal", "-shm"):
            journal.with_name(journal.name + ending).chmod(0o644)
        with closing(open_database(journal)):
            assert {mode(entry) for entry in journal.parent.iterdir()} == {0o600}
    assert mode(journal.parent) == 0o700


def test_side_files_made_beside_a_read_only_file_can_be_written_once_it_can(journal: Path) -> None:
    with closing(open_database(journal)) as db:
        db.changed_elsewhere()
        beside = [journal.with_name(journal.name + ending) for ending in ("-wal", "-shm")]
        for file in (journal, *beside):
            file.chmod(0o400)
        files.tighten(journal)
        assert {mode(file) for file in (journal, *beside)} == {0o400}
        journal.chmod(0o600)
        files.tighten(journal)
        assert {mode(file) for file in (journal, *beside)} == {0o600}


def test_a_hardened_process_makes_private_files_and_no_core_dump(run: Callable[..., str], tmp_path: Path) -> None:
    out = run(
        """
        import os, resource, sys
        from pathlib import Path
        os.umask(0o022)
        from bounceback_tui.store.files import harden_process
        harden_process()
        Path(sys.argv[1]).touch()
        print(resource.getrlimit(resource.RLIMIT_CORE)[0])
        """,
        tmp_path / "f",
    )
    assert (out, mode(tmp_path / "f")) == ("0", 0o600)
