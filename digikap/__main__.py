"""The program's front door: answers --version at once and hands everything else to cli; imports nothing at the top."""


def main() -> int:
    """Runs the program on the process's own arguments and gives its exit code."""
    import sys

    if sys.argv[1:] == ["--version"]:
        from digikap import __version__

        try:
            sys.stdout.write(f"digikap {__version__}\n")
            sys.stdout.flush()
        except (OSError, AttributeError):  # a full disk, a closed stdout: the same in Swedish, below
            pass
        else:
            return 0

    import gc

    # nothing that a start makes is garbage: looking for it cost 13 % of the time to the first question
    gc.set_threshold(100_000)
    from digikap.cli.app import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
