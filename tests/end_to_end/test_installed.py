"""The program as it is installed: used from another folder, as a process of its own.

.ci/run runs these on the program of a built wheel, with the source out of reach (DIGIKAP_COMMAND).
"""

import tomllib
from pathlib import Path

from tests.cli.program import digikap


def test_the_version_is_told(tmp_path: Path) -> None:
    run = digikap("--version", folder=tmp_path)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.startswith(b"digikap 0.")


def test_the_demo_shows_a_report_and_says_that_the_municipality_does_not_exist(tmp_path: Path) -> None:
    for arguments in ([], ["--format", "md"]):
        run = digikap("demo", *arguments, folder=tmp_path)
        assert (run.returncode, run.stderr) == (0, b"")
        assert "finns inte" in " ".join(run.stdout.decode().split()[:60])
    assert list(tmp_path.iterdir()) == []


def test_an_assessment_answered_from_a_file_is_saved_reported_and_exported(tmp_path: Path) -> None:
    (tmp_path / "svar.toml").write_text('[answers]\nd_total = 4\nu_tid = "vet_ej"\n', encoding="utf-8")
    run = digikap(
        "assess", "--municipality", "angelholm", "--date", "2026-11-21", "--answers", "svar.toml", "-o", "vår.toml",
        folder=tmp_path,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr.decode()
    saved = tomllib.loads((tmp_path / "vår.toml").read_text(encoding="utf-8"))
    # what is known of the municipality is filled in, and not asked again
    assert saved["answers"] == {"d_total": 4, "u_tid": "vet_ej", "b_invanare": "20000", "b_kommungrupp": "b4"}
    assert saved["organisation"]["name"] == "Ängelholm"

    run = digikap("report", "vår.toml", folder=tmp_path)
    assert (run.returncode, run.stderr) == (0, b"")
    assert "Ängelholm" in run.stdout.decode()

    run = digikap("report", "vår.toml", "--format", "md", "-o", "rapport.md", folder=tmp_path)
    assert run.returncode == 0, run.stderr.decode()
    assert (tmp_path / "rapport.md").read_text(encoding="utf-8").startswith("# ")

    run = digikap("export", "vår.toml", folder=tmp_path)
    assert (run.returncode, run.stderr) == (0, b"")
    results = tomllib.loads(run.stdout.decode())
    assert {each["id"]: each.get("index") for each in results["questions"]}["d_total"] == 75.0


def test_a_file_that_is_not_there_is_told_in_swedish(tmp_path: Path) -> None:
    for command in ("report", "export"):
        run = digikap(command, "saknas.toml", folder=tmp_path)
        assert run.returncode == 1
        assert run.stdout == b""
        assert "saknas.toml" in run.stderr.decode()
        assert b"Traceback" not in run.stderr
