"""Everything public is documented: names, commands, options, columns, codebooks."""

import inspect
import re
from importlib import resources
from pathlib import Path

import pytest

import syria_news as sn
from syria_news import __main__ as command_line
from syria_news.lexicon.codebook_files import packaged_codebooks
from syria_news.schema import ALL_TABLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DICTIONARY = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
MODULES = ("charts", "maps")


@pytest.mark.parametrize("name", sn.__all__)
def test_readme_shows_every_public_name(name):
    assert re.search(rf"\bsn\.{name}\b", README)


@pytest.mark.parametrize("module", MODULES)
def test_readme_names_every_chart_and_map(module):
    drawings = [name for name in getattr(sn, module).__all__ if inspect.isfunction(getattr(getattr(sn, module), name))]
    assert [name for name in drawings if f"`{name}`" not in README and f"`sn.{module}.{name}" not in README] == []


def test_readme_names_every_method_that_writes():
    writers = [name for name in dir(sn.Corpus) if name.startswith("to_")]
    assert [name for name in writers if name not in README] == []


def commands():
    parser = command_line._parser()
    return next(action.choices for action in parser._actions if action.choices)


def test_readme_shows_every_command():
    assert [name for name in commands() if not re.search(rf"syria-news {name}\b", README)] == []


def test_every_option_has_help():
    lacking = [
        (name, action.dest) for name, parser in commands().items() for action in parser._actions if not action.help
    ]
    assert lacking == []


@pytest.mark.parametrize(("table", "column"), [(t.name, c.name) for t in ALL_TABLES.values() for c in t.columns])
def test_every_column_is_in_the_data_dictionary(table, column):
    section = DICTIONARY.split(f"\n## {table}\n", 1)[1].split("\n## ", 1)[0]
    assert f"| `{column}` |" in section


def test_every_table_is_in_the_readme():
    assert [name for name in ALL_TABLES if f"`{name}`" not in README] == []


def public_functions():
    for module in ("corpus", "extraction", "evidence", "tallies", "figures", "style", "maps"):
        home = __import__(f"syria_news.{module}", fromlist=["x"])
        yield from (getattr(home, name) for name in home.__all__)
    yield from (getattr(sn.charts, name) for name in sn.charts.__all__)


@pytest.mark.parametrize("thing", [f for f in public_functions() if callable(f)], ids=lambda f: f.__name__)
def test_docstrings_describe_every_parameter(thing):
    text = inspect.getdoc(thing)
    assert text
    if inspect.isclass(thing) or "Parameters" not in text:
        return
    described = text.split("Parameters\n", 1)[1]
    assert [name for name in inspect.signature(thing).parameters if not re.search(rf"\b{name}\b", described)] == []


@pytest.mark.parametrize("name", packaged_codebooks())
def test_every_codebook_says_what_it_is(name):
    text = (resources.files("syria_news") / "codebooks" / f"{name}.csv").read_text(encoding="utf-8")
    assert text.startswith("# ")
