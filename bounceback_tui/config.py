"""Where the program keeps its files, and the person's preferences; knows no screen and no table."""

import os
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from bounceback_tui.preference_values import READERS, is_address

__all__ = ["APP", "ConfigError", "Paths", "Preferences", "is_address", "load", "paths", "save"]

APP = "bounceback"


class ConfigError(Exception):
    """A folder could not be found or preferences could not be saved; ``str(error)`` is one plain sentence."""


class Paths(NamedTuple):
    """Where things are: the database file, the preferences file, and the folder for logs. All absolute."""

    database: Path
    preferences: Path
    log: Path


class Preferences(NamedTuple):
    """What the person chose, or the defaults."""

    theme: str = "bounceback-dark"
    """Name of the colour theme."""
    country: str | None = None
    """ISO 3166 alpha-2 code in capitals, for crisis lines; ``None`` asks the locale."""
    day_starts: time = time(4)
    """Local time, to the minute, before which a moment still belongs to the day before."""
    date_order: Literal["DMY", "MDY", "YMD"] = "DMY"
    """How dates written in figures are read."""
    low_run_card: bool = True
    """Whether the card after a run of low days may be offered."""
    people: tuple[str, ...] = ()
    """Whom to call: at most two lines of at most 120 characters, shown on the help screen."""
    keys: Mapping[str, str] = MappingProxyType({})
    """Remapped keys: binding id to keys."""
    name: str = ""
    """What friends call the person, for exercises told from outside; at most 40 characters, empty if not said."""
    signature: str = ""
    """How letters are signed; asked for in each while it is empty."""
    mail_from: str = ""
    """The address letters are from, for the From line of saved ones."""
    weekend: tuple[str, ...] = ("saturday", "sunday")
    """Days of the week that are no working days, at most six, in English and small letters."""
    holidays: tuple[date, ...] = ()
    """Further days that are no working days."""
    momentum: bool = True
    """Whether streaks, strength and the year of effort are shown anywhere."""


def paths(db: str | None, environ: Mapping[str, str]) -> Paths:
    """Decide where the files are; looks at nothing on disk and makes nothing.

    Args:
        db: what ``--db`` was given; wins over ``BOUNCEBACK_DB`` in the environment.
        environ: the process's environment. The platform's own folder variables are read from the process.

    Returns:
        The paths. Without a home folder, preferences and logs stay beside the database that was named.

    Raises:
        ConfigError: if no database was named and there is no home folder, or a name cannot be resolved.
    """
    if db is not None and not db.strip():
        raise ConfigError("--db was given no file name; nothing was opened.")
    named = db or environ.get("BOUNCEBACK_DB")
    database = _absolute(named) if named else None
    chosen = environ.get("BOUNCEBACK_PREFERENCES")
    preferences = _absolute(chosen) if chosen else None
    if Path(environ.get("HOME", "")).is_absolute():
        # Imported here because it costs as much as a bare Python where textual has not loaded it already.
        from platformdirs import PlatformDirs

        dirs = PlatformDirs(APP, appauthor=False)
        return Paths(
            database or dirs.user_data_path / "bounceback.db",
            preferences or dirs.user_config_path / "preferences.toml",
            dirs.user_log_path,
        )
    if database is None:
        raise ConfigError(
            "There is no home folder to keep your journal in (HOME is not set); "
            "say where with --db FILE or BOUNCEBACK_DB."
        )
    return Paths(
        database,
        preferences or database.parent / "bounceback-preferences.toml",
        database.parent / "bounceback-log",
    )


def load(path: Path) -> tuple[Preferences, list[str]]:
    """Read the preferences; whatever is in the file, the program can go on.

    Args:
        path: the preferences file; it need not exist.

    Returns:
        The preferences, with the default for whatever could not be read, and one sentence for each such
        thing. The sentences name the path and must be made safe for display like any other text.
    """
    try:
        text = _text(path)
    except OSError as error:
        return Preferences(), _unreadable(path, error.strerror or "it cannot be opened")
    except ValueError:
        return Preferences(), _unreadable(path, "it is not UTF-8 text")
    if not text.strip():
        return Preferences(), []
    import tomllib  # most people have no such file

    try:
        return _interpret(tomllib.loads(text), path)
    except tomllib.TOMLDecodeError as error:
        return Preferences(), _unreadable(path, f"not valid TOML: {error}")
    except (ValueError, RecursionError):
        return Preferences(), _unreadable(path, "not valid TOML")


def save(path: Path, preferences: Preferences) -> None:
    """Write what changed into the preferences file, all at once or not at all.

    Comments, order, unknown keys and values that could not be read stay as the person wrote them. A link is
    followed. The file ends up 0600; folders that had to be made are 0700.

    Args:
        path: the preferences file; made if missing.
        preferences: what it shall say.

    Raises:
        ConfigError: if the file there is not valid TOML or cannot be written; it is then left as it was.
    """
    from tomlkit import dumps, parse
    from tomlkit.exceptions import TOMLKitError

    try:
        target = Path(os.path.realpath(path))
        document = parse(_text(target))
        now, _ = _interpret(document.unwrap(), path)
    except (TOMLKitError, ValueError, RecursionError):
        raise ConfigError(
            f"{path} is not valid TOML, so it was left as it is and nothing was saved; mend or move it."
        ) from None
    except OSError as error:
        raise _unsaved(path, error.strerror or "it cannot be read") from None
    if now == preferences:
        return
    try:
        _change(document, now, preferences)
        text = dumps(document)
        if _interpret(parse(text).unwrap(), path)[0] != preferences:
            raise ValueError
        _replace(target, text.encode())
    except (TOMLKitError, ValueError):
        raise _unsaved(path, "a value would not be read back as it is") from None
    except OSError as error:
        raise _unsaved(path, error.strerror or "it cannot be written") from None


def _absolute(name: str) -> Path:
    """Return a named file as an absolute path, with ``~`` resolved and links left alone."""
    try:
        return Path(name).expanduser().absolute()
    except (RuntimeError, OSError):
        raise ConfigError("The file name cannot be resolved from here; give its full path.") from None


def _text(path: Path) -> str:
    """Return the file's text, "" if there is none. Raises OSError, or ValueError if it is not UTF-8."""
    if not path.exists():
        return ""
    if not path.is_file():  # a pipe or a device would block or never end
        raise OSError(0, "it is not a file")
    return path.read_bytes().decode("utf-8-sig")


def _unreadable(path: Path, reason: str) -> list[str]:
    return [f"{path} was left as it is and the defaults are used ({reason})."]


def _unsaved(path: Path, reason: str) -> ConfigError:
    return ConfigError(f"The preferences were not saved and {path} is as it was ({reason}).")


def _interpret(document: Mapping[str, Any], path: Path) -> tuple[Preferences, list[str]]:
    """Turn a parsed file into preferences and one sentence for each thing that could not be used."""
    values: dict[str, Any] = {}
    warnings: list[str] = []
    for key, value in document.items():
        if key == "keys" and isinstance(value, dict):
            values[key] = {name: keys for name, keys in value.items() if isinstance(keys, str)}
            wrong = [f"keys.{name}" for name in value if name not in values[key]]
            warnings += [f"In {path}, {_name(one)} has to be text; it was passed over." for one in wrong]
        elif key == "keys":
            warnings.append(f"In {path}, keys has to be a table, [keys]; no keys were changed.")
        elif key not in READERS:
            warnings.append(f"In {path}, {_name(key)} is not a preference; it was passed over.")
        else:
            try:
                values[key] = READERS[key](value)
            except ValueError as error:
                warnings.append(f"In {path}, {key} {error}; the default is used.")
    return Preferences(**values), warnings


def _name(key: str) -> str:
    """Return a key from the file so that it can stand in a sentence: short, and printable only."""
    return key[:60] if key.isprintable() else ascii(key[:60])


def _change(document: Any, now: Preferences, wanted: Preferences) -> None:
    """Set in the parsed document those keys whose value differs from what it says now."""
    for name in Preferences._fields:
        value = getattr(wanted, name)
        if name == "keys" or value == getattr(now, name):
            continue
        if value is None or value == "":
            del document[name]
        elif isinstance(value, time):
            document[name] = f"{value:%H:%M}"
        else:
            document[name] = list(value) if isinstance(value, tuple) else value
    if wanted.keys == now.keys:
        return
    if not isinstance(document.get("keys"), dict):
        document["keys"] = {}
    for gone in now.keys.keys() - wanted.keys.keys():
        del document["keys"][gone]
    for name, keys in wanted.keys.items():
        if now.keys.get(name) != keys:
            document["keys"][name] = keys


def _replace(target: Path, content: bytes) -> None:
    """Put ``content`` in the place of ``target`` in one step, or raise OSError with nothing changed."""
    from tempfile import mkstemp

    for folder in [one for one in (target.parent, *target.parent.parents) if not one.exists()][::-1]:
        folder.mkdir()
        folder.chmod(0o700)
    handle, name = mkstemp(prefix=".preferences-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder_handle = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder_handle)
    finally:
        os.close(folder_handle)
