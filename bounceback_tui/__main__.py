"""Where the program begins: answers ``--version`` before anything is loaded, and hands all else on."""

import gc
import sys


def leave_out_openssl() -> None:
    """Keep OpenSSL out of this process: nothing in it speaks to a network, and loading it costs 5 MB and 9 ms.

    Asyncio does without TLS then, and hashlib takes Python's own hashes, unless this Python was built without them.
    """
    without = ["ssl", "_hashlib"]
    try:
        __import__("_md5")
    except ImportError:
        without.remove("_hashlib")
    sys.modules.update(dict.fromkeys(without))  # type: ignore[arg-type]  # None there is how an import is refused


def main() -> None:
    """Run the command line and end the process with its exit code.

    Raises:
        SystemExit: always; 0 done, 1 failed, 2 wrong usage, 130 interrupted.
    """
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        from bounceback_tui import __version__

        sys.stdout.write(f"bounceback {__version__}\n")
        sys.exit(0)
    leave_out_openssl()
    gc.disable()  # a command is over before there is anything to collect; the app turns it on again
    try:
        from bounceback_tui.store.files import harden_process

        harden_process()
        from bounceback_tui.cli.main import main as run

        code = run()
    except KeyboardInterrupt:
        code = 130
    gc.freeze()  # or else the interpreter goes through every object once more before it ends
    sys.exit(code)


if __name__ == "__main__":
    main()
