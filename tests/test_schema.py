from __future__ import annotations

import json
from pathlib import Path

import frictionless
import pytest
from corpora import hand_made

from syria_news import Corpus, SyriaNewsError
from syria_news.corpus.datapackage import data_dictionary, describe_package
from syria_news.publication.date_evidence import KINDS
from syria_news.schema import ALL_TABLES, DATE_EVIDENCE, EXTRAS, TABLES
from syria_news.schema.tables import make_frame

ROOT = Path(__file__).parents[1]


def test_the_data_dictionary_is_current():
    written = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == data_dictionary(), "run: python scripts/write_data_dictionary.py"


def test_every_column_is_explained():
    for table in ALL_TABLES.values():
        assert table.grain.startswith("One row ")
        for column in table.columns:
            assert column.meaning.endswith("."), (table.name, column.name)
            assert f"| `{column.name}` |" in data_dictionary()


def test_keys_and_references_name_columns():
    for table in ALL_TABLES.values():
        assert set(table.key) <= set(table.names)
        for reference in table.references:
            assert reference.column in table.names
            assert reference.to in ALL_TABLES[reference.table].names


def test_no_table_is_described_twice():
    assert not set(TABLES) & set(EXTRAS)


def test_the_package_is_valid_for_frictionless(tmp_path):
    hand_made().to_csv(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_the_packaged_tables_are_valid_for_frictionless():
    report = frictionless.validate(str(ROOT / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_frictionless_finds_what_is_wrong(tmp_path):
    hand_made().to_csv(tmp_path)
    file = tmp_path / "casualties.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",rastan-e35,", ",rastan-e99,", 1), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert "foreign-key" in {row[0] for row in report.flatten(["type"])}


def test_the_package_names_licence_sources_and_files():
    package = describe_package()
    assert package["licenses"]
    assert package["sources"]
    assert [resource["path"] for resource in package["resources"]] == [f"{name}.csv" for name in ALL_TABLES]
    json.dumps(package)


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        ("notes", [("a.txt", "a", 3)], "3"),
        ("date_reasons", [("a", 1.0, "why", "printed", None, None)], 1),
    ],
)
def test_values_are_typed(table, row, expected):
    assert expected in make_frame(table, row).iloc[0].tolist()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"date_basis": "guessed"}, "date_basis 'guessed' does not fit; use one of given, printed, inferred, unknown"),
        ({"published": "yesterday"}, "published 'yesterday' does not fit; write a day such as 2016-11-08"),
        ({"words": "many"}, "words 'many' does not fit; write a whole number"),
        ({"words": 1.5}, "words 1.5 does not fit"),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_its_row(change, words):
    articles = hand_made().articles.astype("object").assign(**change)
    with pytest.raises(SyriaNewsError, match=r"articles, row 1: ") as error:
        Corpus.from_rows({"articles": articles})
    assert words in str(error.value)


def test_every_kind_of_evidence_of_a_date_is_allowed():
    assert set(KINDS.values()) == set(DATE_EVIDENCE)
