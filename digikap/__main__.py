"""The program's front door: answers --version at once and hands everything else to cli; imports nothing at the top."""


def main() -> int:
    """Runs the program on the process's own arguments and gives its exit code."""
    import sys

    if sys.argv[1:] == ["--version"]:
        from digikap import __version__

        sys.stdout.write(f"digikap {__version__}\n")
        return 0

    from digikap.cli.app import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
