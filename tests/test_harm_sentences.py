"""Many ways to tell of people harmed, and of numbers that harm nobody: the figures found in `harm_sentences.csv`.

A figure is written `killed 12`, `killed 12-19`, `killed 12+` (no upper bound) or `killed ?-12` (no lower one); then its
status, where it is no report of harm done, and `part`, `cum` or the victims' class where a sentence shows that.
"""

import csv
from pathlib import Path

import pandas as pd

import syria_news as sn

SENTENCES = Path(__file__).with_name("harm_sentences.csv")
CLASSES = {"civilian": "civ", "combatant": "comb", "mixed": "mix", "unknown": "unk"}
LINKS = {"part": "part_of", "cum": "cumulative", "rep": "repeats"}


def written(row, links, classed):
    low = "?" if pd.isna(row["low"]) else f"{row['low']}"
    bounds = f"{low}+" if pd.isna(row["high"]) else low if row["low"] == row["high"] else f"{low}-{row['high']}"
    status = [row["status"]] if row["status"] in ("hypothetical", "denied") else []
    marks = [mark for mark in links if pd.notna(row[LINKS[mark]]) and row[LINKS[mark]] is not False]
    kind = [CLASSES[row["victim_class"]]] if classed else []
    return " ".join([row["harm"], bounds, *status, *marks, *kind])


def test_sentences_yield_their_figures():
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    names = [f"case-{number}" for number in range(len(cases))]
    frame = pd.DataFrame({"article_id": names, "title": "", "text": [case["sentence"] for case in cases]})
    found = sn.extract(frame.assign(published="2016-10-12")).casualties
    for name, case in zip(names, cases, strict=True):
        links = [mark for mark in LINKS if f" {mark}" in case["figures"]]
        classed = any(f" {kind}" in case["figures"] for kind in CLASSES.values())
        rows = [written(row, links, classed) for row in found[found["article_id"] == name].to_dict("records")]
        assert sorted(rows) == sorted(filter(None, case["figures"].split("; "))), case["sentence"]
