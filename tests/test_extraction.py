"""From a frame of articles to tables, in one process and in several."""

from __future__ import annotations

import gc
import threading

import pandas as pd
import pytest

import syria_news as sn
from syria_news.schema import ALL_TABLES

TOWNS = ("Rastan", "Idlib", "Azaz", "Jarabulus")
ARTICLES = pd.DataFrame(
    {
        "article_id": [f"a{number:02}" for number in range(25)],
        "text": [
            f"At least {number + 2} people were killed when shells hit a market in {TOWNS[number % 4]}, activists said."
            for number in range(25)
        ],
        "published": "2016-11-08",
    }
)


@pytest.fixture
def another_thread():
    """A thread that runs beside the test, so that its process cannot be copied safely."""
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    yield
    end.set()
    thread.join()


def assert_same(one: sn.Corpus, other: sn.Corpus) -> None:
    assert len(one.casualties) == len(ARTICLES)
    for name in ALL_TABLES:
        pd.testing.assert_frame_equal(one.frames[name], other.frames[name])


def test_copied_workers_find_what_one_process_finds() -> None:
    assert_same(sn.extract(ARTICLES), sn.extract(ARTICLES, workers=2))


def test_fresh_workers_find_what_one_process_finds(another_thread: None) -> None:
    assert_same(sn.extract(ARTICLES), sn.extract(ARTICLES, workers=2))


def test_unused_objects_are_collected_again_after_an_extraction() -> None:
    assert gc.isenabled()
    sn.extract(ARTICLES.head(1))
    assert gc.isenabled()


def test_parses_do_not_wait_for_the_collector() -> None:
    sn.extract(ARTICLES)
    gc.collect()
    gc.disable()
    try:
        sn.extract(ARTICLES)
        assert gc.collect() < len(ARTICLES) * 10  # a parsed article alone is hundreds of tokens and lists
    finally:
        gc.enable()
