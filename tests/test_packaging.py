"""What an install carries, what an import costs, and that the committed tables are those that the code makes."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import syria_news as sn
from syria_news.__main__ import main

ROOT = Path(__file__).parent.parent


def python(code: str, folder: Path, *path: Path) -> str:
    """Run code in a fresh interpreter, away from the repository."""
    paths = "".join(f"sys.path.insert(0, {str(entry)!r}); " for entry in path)
    run = [sys.executable, "-P", "-c", f"import sys; {paths}{code}"]
    return subprocess.run(run, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def test_rebuilding_gives_the_committed_bytes(tmp_path: Path) -> None:
    assert main(["build", "--raw", str(ROOT / "data" / "raw"), "--out", str(tmp_path), "-q"]) == 0
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in (ROOT / "data").iterdir() if path.name in built}
    assert "datapackage.json" in built
    assert built == committed


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(run, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_an_installed_wheel_loads_the_packaged_tables(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    code = "import syria_news as sn; print(sn.__file__, len(sn.load().articles), len(sn.load().actor_codebook) > 250)"
    file, articles, enough = python(code, tmp_path, site).rsplit(" ", 2)
    assert Path(file).is_relative_to(site)
    assert (articles, enough) == (str(len(sn.load().articles)), "True")


def test_a_wheel_leaves_tests_and_notebooks_at_home(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        roots = {name.split("/")[0] for name in archive.namelist()}
    assert {root for root in roots if not root.endswith(".dist-info")} == {"syria_news"}


@pytest.mark.parametrize("code", ["import syria_news", "import syria_news as sn; sn.load()"])
def test_importing_and_loading_import_no_heavy_library(code: str, tmp_path: Path) -> None:
    heavy = "print([name for name in ('spacy', 'matplotlib', 'pandera', 'ftfy') if name in sys.modules])"
    assert python(f"{code}; {heavy}", tmp_path) == "[]"


def test_every_public_name_can_be_had() -> None:
    assert sn.__all__ == sorted(sn.__all__)
    assert all(getattr(sn, name) is not None for name in sn.__all__)
    assert callable(sn.tally)
    with pytest.raises(AttributeError, match="no attribute 'tallly'"):
        _ = sn.tallly
