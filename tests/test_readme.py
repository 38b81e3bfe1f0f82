"""The README is true: its examples print what it says, its tables are current, and what it names exists."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def refresh():
    spec = importlib.util.spec_from_file_location("refresh_readme", ROOT / "scripts" / "refresh_readme.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_example_prints_what_the_readme_says(refresh, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    assert README.count(">>> ") > 15
    assert refresh.with_outputs(README) == README, "run `make readme`"
    assert {path.name for path in tmp_path.iterdir()} == {"figures.png", "mine", "tables"}


def test_accuracy_table_is_current(refresh):
    assert refresh.with_accuracy(README) == README, "run `make readme`"


def test_refreshing_takes_the_outputs_of_today(refresh):
    text = "Words.\n\n```python\n>>> x = 2\n>>> x\n3\n```\n\n```python\n>>> for y in (x, 5):\n...     print(y)\n```\n"
    fresh = text.replace("3\n", "2\n").replace("print(y)\n", "print(y)\n2\n5\n")
    assert refresh.with_outputs(text) == fresh


def test_refreshing_stops_at_an_example_that_fails(refresh):
    with pytest.raises(RuntimeError, match="1 / 0"):
        refresh.with_outputs("```python\n>>> 1 / 0\n```\n")


@pytest.mark.parametrize(
    "document", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "data" / "SOURCES.md"])
)
def test_links_to_files_lead_somewhere(document):
    links = re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []


def test_make_targets_that_it_names_exist():
    rules = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", README, re.MULTILINE)) <= {
        pair for rule in rules for pair in ((rule, ""), ("", rule))
    }


def test_ci_runs_the_command_of_the_readme():
    assert re.search(r"^make test\b", README, re.MULTILINE)
    assert re.search(r"^make test\b", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)
