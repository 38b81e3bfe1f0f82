"""Write docs/data-dictionary.md from the schema."""

from pathlib import Path

from syria_news.corpus.datapackage import data_dictionary

if __name__ == "__main__":
    path = Path(__file__).parents[1] / "docs" / "data-dictionary.md"
    path.write_text(data_dictionary(), encoding="utf-8", newline="\n")
