"""The notebooks: run in order, without errors or warnings, by the public interface alone, and true in what they say."""

import ast
import functools
import itertools
import json
import re
from pathlib import Path

import pandas as pd
import pytest

import syria_news as sn
from syria_news import charts, maps
from syria_news.charts.events import QUADRANTS
from syria_news.figures import FIGURES
from syria_news.tallies import countable

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = ["01-articles", "02-actors", "03-reports", "04-places", "05-evidence"]
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@functools.cache
def cells(path, kind):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def code(path):
    return "\n".join("".join(cell["source"]) for cell in cells(path, "code"))


def prose(name):
    text = "\n\n".join("".join(cell["source"]) for cell in cells(ROOT / "notebooks" / f"{name}.ipynb", "markdown"))
    return " ".join(text.split())


def test_the_five_notebooks_are_there():
    assert [path.stem for path in NOTEBOOKS] == NAMES


@every_notebook
def test_every_cell_has_run_in_order(path):
    counts = [cell["execution_count"] for cell in cells(path, "code")]
    assert counts == list(range(1, len(counts) + 1)), "run `make notebooks`"


@every_notebook
def test_no_cell_failed_or_warned(path):
    outputs = [output for cell in cells(path, "code") for output in cell["outputs"]]
    assert [output for output in outputs if output["output_type"] == "error" or output.get("name") == "stderr"] == []
    assert "Warning" not in json.dumps(outputs)


@every_notebook
def test_a_chart_is_shown_where_one_is_drawn(path):
    for cell in cells(path, "code"):
        drawn = re.search(r"sn\.(charts|maps)\.", "".join(cell["source"])) is not None
        assert drawn == any("image/png" in output.get("data", {}) for output in cell["outputs"])


@every_notebook
def test_nothing_in_them_changes_from_run_to_run(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert [cell["metadata"] for cell in notebook["cells"] if cell["metadata"]] == []  # no times of execution
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert not re.search(r"(/home/|/root/|/tmp/|/Users/| object at 0x)", path.read_text(encoding="utf-8"))


@every_notebook
def test_they_read_like_articles(path):
    first = cells(path, "markdown")[0]["source"]
    assert first[0].startswith("# ")
    assert first[0].rstrip().endswith("?")
    tree = ast.parse(code(path))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)]
    assert all(len(cell["source"]) <= 7 for cell in cells(path, "code"))


@every_notebook
def test_they_use_the_public_interface_alone(path):
    tree = ast.parse(code(path))
    imported = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert set(imported) <= {"import syria_news as sn", "import pandas as pd"}
    assert not re.search(r"\._[a-z]", code(path))
    for name in re.findall(r"\bsn\.(\w+)", code(path)):
        assert name in sn.__all__
    for module, name in re.findall(r"\bsn\.(charts|maps)\.(\w+)", code(path)):
        assert name in getattr(sn, module).__all__


def test_every_figure_is_in_a_notebook():
    shown = {name for path in NOTEBOOKS for name in re.findall(r"\bsn\.(?:charts|maps)\.(\w+)", code(path))}
    drawings = {getattr(draw, "func", draw).__name__ for draw in FIGURES.values()} | {"accuracy"}
    assert shown == drawings
    assert drawings == {name for module in (charts, maps) for name in module.__all__ if callable(getattr(module, name))}


# What the notebooks say of the articles, beside what makes it true.
actors = functools.cache(lambda: sn.load().actors)
mentions = functools.cache(lambda: actors()["actor"].value_counts())
told = functools.cache(lambda: sn.load().events.query("status == 'reported' and repeats.isna()"))
places = functools.cache(lambda: sn.load().locations["location"].value_counts())
width = functools.cache(
    lambda: (sn.load().articles["published_latest"] - sn.load().articles["published_earliest"]).dt.days + 1
)
SYRIAN = ["Syrian rebels", "Syrian Government", "Syrian opposition", "Syrian Armed Forces", "Jabhat Fateh al-Sham"]
OFFICIALS = [
    "sergei-lavrov", "russian-foreign-ministry", "gennady-gatilov", "maria-zakharova", "russia", "us-state-department",
    "john-kerry", "mark-toner", "john-kirby", "united-states",
]  # fmt: skip


def together(one, other):
    """In how many sentences both are named."""
    named = actors().groupby(["article_id", "sentence"])["actor"].unique()
    return sum({one, other} <= set(both) for both in named)


def share(told_as):
    """The share of each article's happenings that belong to the classes."""
    return told()["type"].astype(str).map(QUADRANTS).str.contains(told_as).groupby(told()["article_id"]).mean()


deeds = functools.cache(lambda: share("material conflict"))
words = functools.cache(lambda: share("verbal"))


def about_sixty(table):
    best = table.set_index("harm")["best"]
    return 50 <= best.sum() <= 70 and best["injured"] > best["killed"]


CLAIMS = [
    ("01-articles", "seven articles", lambda c: len(c.articles) == 7),
    ("01-articles", "a note of about a hundred words", lambda c: 80 <= c.articles["words"].min() <= 140),
    ("01-articles", "a report of more than a thousand", lambda c: c.articles["words"].max() > 1000),
    ("01-articles", "one has no source line", lambda c: c.articles["sources"].isna().sum() == 1),
    ("01-articles", "Reuters of as many", lambda c: c.articles["sources"].str.contains("Reuters").sum()
        == c.articles["sources"].str.contains("Syria & Iraq News").sum()),
    ("01-articles", "No article prints its day", lambda c: c.articles["published"].isna().all()),
    ("01-articles", "names no day at all",
        lambda c: c.articles["published_latest"].isna().tolist() == [True] + [False] * 6),
    ("01-articles", "No interval is narrower than a week", lambda c: width().min() >= 7),
    ("01-articles", "to two weeks", lambda c: width()[3] == 14),
    ("01-articles", "the truce that collapsed on 19 September",
        lambda c: "collapsed on Sept. 19" in c.explain_date("nine-party-talks-on-syria-start-in-lausanne")[-1]),
    ("02-actors", "Russia and the United States lead, followed by their two foreign ministers",
        lambda c: set(mentions().index[:2]) == {"Russia", "United States"}
        and set(mentions().index[2:4]) == {"Sergei Lavrov", "John Kerry"}),
    ("02-actors", "Russia and its foreign minister are in all seven articles",
        lambda c: (actors().groupby("actor")["article_id"].nunique()[["Russia", "Sergei Lavrov"]] == 7).all()),
    ("02-actors", "has most of its mentions in two of them",
        lambda c: actors()[actors()["actor"] == "Syrian rebels"]["article_id"].value_counts(normalize=True)[:2].sum()
        > 0.6),
    ("02-actors", "Syria has the most mentions as the home",
        lambda c: actors()["country"].value_counts().index[0] == "SYR"),
    ("02-actors", "it is the rebels and the government that are named together most",
        lambda c: together("Syrian rebels", "Syrian Government") == max(
            together(*pair) for pair in itertools.combinations(SYRIAN, 2))),
    ("02-actors", "The two powers share the most sentences, and their ministers come next",
        lambda c: together("Russia", "United States") > together("Sergei Lavrov", "John Kerry") > max(
            together("Russia", "Syrian rebels"), together("Russia", "Sergei Lavrov"))),
    ("03-reports", "Attacks are among the largest classes",
        lambda c: "ASSAULT" in c.events["type"].value_counts().index[:2]),
    ("03-reports", "meetings, withdrawals, agreements and demands together outnumber them",
        lambda c: c.events["type"].isin(["CONSULT", "RETREAT", "AGREE", "REQUEST"]).sum()
        > (c.events["type"] == "ASSAULT").sum()),
    ("03-reports", "About one report in five", lambda c: 1 / 6 < (c.events["status"] != "reported").mean() < 1 / 4),
    ("03-reports", "Only in the article on the fighting in Aleppo is nearly half of what happens violence",
        lambda c: deeds()[deeds() > 0.45].index.tolist() == ["kerry-and-lavrov-talk-about-aleppo"]),
    ("03-reports", "In five of the others words outnumber deeds",
        lambda c: (words().drop("kerry-and-lavrov-talk-about-aleppo") > 0.5).sum() == 5),
    ("03-reports", "from a single person to more than six hundred",
        lambda c: c.casualties["low"].max() == 600 and (c.casualties["low"] == 1).any()),
    ("03-reports", "the largest has no upper bound",
        lambda c: pd.isna(c.casualties.sort_values("low")["high"].iloc[-1])),
    ("03-reports", "About half are hollow", lambda c: 0.35 < countable(c.casualties).mean() < 0.65),
    ("03-reports", "a running toll, is not among them",
        lambda c: c.casualties.sort_values("low")["cumulative"].iloc[-1]),
    ("03-reports", "about sixty people, more of them injured than killed",
        lambda c: about_sixty(sn.tally(c, by=None))),
    ("03-reports", "Officials of Russia and the United States are the voices of this archive",
        lambda c: c.events["attributed_to"].isin(OFFICIALS).sum() > c.events["attributed_to"].notna().sum() / 2),
    ("04-places", "Syria as a whole and its second city take most of the mentions",
        lambda c: set(places().index[:2]) == {"Syria", "Aleppo"} and places()[:2].sum() > places().sum() / 2),
    ("04-places", "Aleppo, and the cities on Lake Geneva",
        lambda c: {"Geneva", "Lausanne"} <= set(places().index[2:5])),
    ("04-places", "Most reports name no place", lambda c: c.events["location_id"].isna().mean() > 0.5),
    ("04-places", "Aleppo dominates it",
        lambda c: told()["location_id"].value_counts().drop(["syria", "iraq"], errors="ignore").index[0] == "aleppo"),
    ("05-evidence", "Thirty articles", lambda c: True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words", "holds"), CLAIMS, ids=[claim[1] for claim in CLAIMS])
def test_what_they_say_is_so(name, words, holds):
    assert words in prose(name)
    assert holds(sn.load())
