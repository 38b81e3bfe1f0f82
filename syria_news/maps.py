"""Maps of the places named and of where the events took place."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.charts.drawing import counted, number_of
from syria_news.style import COLOURS, new_axes, note, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from syria_news.corpus import Corpus

__all__ = ["REGIONS", "events", "places"]

# West, south, east, north in degrees; the smallest that holds nearly all points is drawn.
REGIONS = {
    "Syria": (35.5, 32.2, 42.5, 37.5),
    "Iraq": (38.7, 29.0, 48.7, 37.5),
    "Levant": (33.0, 28.8, 49.0, 38.5),
    "Europe and the Middle East": (-11.0, 22.0, 62.0, 61.0),
}
AREAS = ("admin1", "admin2", "region")
# By ACLED's scale of precision; a region has a hollow mark, for it is not a point.
PRECISIONS = {
    1: ("o", COLOURS[0], "exact place"),
    2: ("s", COLOURS[1], "near it or part of it"),
    3: ("D", "none", "a region"),
}
WIDTH = 7.0
LAND = "#F4F1EA"
CREDIT = "Outlines: Natural Earth (public domain)."


@styled
def places(corpus: Corpus, *, region: str | None = None, top: int = 25, ax: Axes | None = None) -> Axes:
    """The places that the articles name, by how often.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    region : str, optional
        One of ``REGIONS``; the smallest that shows nearly all mentions by default.
    top : int, default 25
        How many places at the most have their names written.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.

    Raises
    ------
    ValueError
        If the region is none of ``REGIONS``.
    """
    points = corpus.locations.groupby("location_id").agg(
        label=("location", "first"), kind=("kind", "first"), country=("country", "first"),
        x=("longitude", "first"), y=("latitude", "first"), n=("location", "size"),
    ).sort_values("n", ascending=False, kind="stable")  # fmt: skip
    too_wide = points["country"].isna() | (points["kind"] == "country")
    placed = points[points["x"].notna() & ~too_wide]
    region = _region(placed, region)
    ax = _base_map(ax, region)
    shown = _within(placed, region)
    areas = shown["kind"].isin(AREAS)
    largest = float(shown["n"].max()) if len(shown) else 1.0
    _dots(ax, shown[~areas], largest, "o", COLOURS[0], "a place")
    _dots(ax, shown[areas], largest, "D", "none", "the middle of an area")
    _write_names(ax, shown.head(top))
    _legend(ax)
    ax.set_title(f"Places that the articles name: {region}")
    wide, lost, drawn = (
        int(points.loc[rows, "n"].sum()) for rows in (too_wide, ~too_wide & points["x"].isna(), shown.index)
    )
    note(ax, f"{drawn:,} mentions of {number_of(len(shown), 'place')} in {counted(corpus)}. {_largest(shown)} Left "
             f"out: {wide:,} mentions of countries and what spans several, {lost:,} without a coordinate, "
             f"{len(corpus.locations) - wide - lost - drawn:,} outside the map. {CREDIT}")  # fmt: skip
    return ax


@styled
def events(corpus: Corpus, *, region: str | None = None, top: int = 20, ax: Axes | None = None) -> Axes:
    """Where the reported events took place, by how exactly the articles say so.

    Parameters
    ----------
    corpus : Corpus
        The tables.
    region : str, optional
        One of ``REGIONS``; the smallest that shows nearly all events by default.
    top : int, default 20
        How many places at the most have their names written.
    ax : matplotlib.axes.Axes, optional
        Where to draw; a new figure by default.

    Returns
    -------
    matplotlib.axes.Axes
        The axes drawn on.

    Raises
    ------
    ValueError
        If the region is none of ``REGIONS``.
    """
    where = corpus.locations.drop_duplicates("location_id").set_index("location_id")
    told = corpus.events[(corpus.events["status"] == "reported") & corpus.events["repeats"].isna()]
    joined = told.join(where[["location", "kind", "longitude", "latitude"]], on="location_id")
    points = joined.groupby(["location_id", "geo_precision"]).agg(
        label=("location", "first"), kind=("kind", "first"), x=("longitude", "first"), y=("latitude", "first"),
        n=("event_id", "size"),
    ).reset_index().sort_values(["n", "location_id"], ascending=[False, True], kind="stable")  # fmt: skip
    placed = points[points["x"].notna() & (points["kind"] != "country")]
    region = _region(placed, region)
    ax = _base_map(ax, region)
    shown = _within(placed, region)
    largest = float(shown["n"].max()) if len(shown) else 1.0
    for precision, (marker, colour, label) in PRECISIONS.items():
        rows = shown[shown["geo_precision"] == precision]
        _dots(ax, rows, largest, marker, colour, f"{label}: {number_of(int(rows['n'].sum()), 'event')}")
    _write_names(ax, shown.drop_duplicates("location_id").head(top))
    _legend(ax)
    ax.set_title(f"Where the reported events took place: {region}")
    located, drawn = int(told["location_id"].notna().sum()), int(shown["n"].sum())
    note(ax, f"{drawn:,} of {len(told):,} happenings reported as facts in {counted(corpus)}, each once an article. "
             f"{_largest(shown)} Left out: {len(told) - located:,} without a place, {located - drawn:,} placed in a "
             f"whole country, without a coordinate or outside the map. {CREDIT}")  # fmt: skip
    return ax


def _dots(ax: Axes, points: pd.DataFrame, largest: float, marker: str, face: str, label: str) -> None:
    """Draw a dot a place, the largest first, so that it hides no other."""
    if points.empty:
        return
    edge = COLOURS[7] if face == "none" else "white"
    x, y = points["x"].astype(float), points["y"].astype(float)
    ax.scatter(
        x, y, s=_areas(points["n"], largest), marker=marker, facecolor=face, edgecolor=edge, alpha=0.85, linewidth=0.9,
        zorder=3,
    )  # fmt: skip
    ax.scatter([], [], s=36, marker=marker, facecolor=face, edgecolor=edge, linewidth=0.9, label=label)


def _legend(ax: Axes) -> None:
    if ax.get_legend_handles_labels()[0]:
        ax.legend(loc="upper left", bbox_to_anchor=(-0.01, 0), ncols=3, columnspacing=1.4, handletextpad=0.3)


def _largest(points: pd.DataFrame) -> str:
    """Tell what the size of a dot says."""
    if points.empty:
        return "None lies on the map."
    first = points.iloc[0]
    return f"A dot grows with their number, {int(first['n']):,} for the largest ({first['label']})."


def _areas(counts: pd.Series, largest: float) -> pd.Series:
    """The area of each dot, in points squared: in proportion to the count, and no dot too small to see."""
    areas: pd.Series = (10 * counts.astype(float) + 8) * min(1, 60 / largest)  # at most a third of an inch across
    return areas


@cache
def _outlines() -> list[dict[str, Any]]:
    text = (resources.files("syria_news") / "codebooks" / "outlines.geojson").read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


def _region(points: pd.DataFrame, region: str | None) -> str:
    if region is None:
        for name in REGIONS:
            if _within(points, name)["n"].sum() >= 0.95 * points["n"].sum():
                return name
        return list(REGIONS)[-1]
    if region not in REGIONS:
        raise ValueError(f"region is one of {', '.join(REGIONS)}; got {region!r}")
    return region


def _within(points: pd.DataFrame, region: str) -> pd.DataFrame:
    west, south, east, north = REGIONS[region]
    return points[points["x"].between(west, east) & points["y"].between(south, north)]


def _touches(ring: list[list[float]], region: str) -> bool:
    west, south, east, north = REGIONS[region]
    xs, ys = zip(*ring, strict=True)
    return bool(min(xs) < east and max(xs) > west and min(ys) < north and max(ys) > south)


def _base_map(ax: Axes | None, region: str) -> Axes:
    """Draw the coasts and borders of a region."""
    from math import cos, radians

    from matplotlib.collections import PolyCollection

    west, south, east, north = REGIONS[region]
    stretch = 1 / cos(radians((south + north) / 2))
    ax = new_axes(ax, WIDTH, WIDTH * (north - south) / (east - west) * stretch + 1.2)
    styles = {"country": (LAND, "#8A8A8A", 0.8), "admin1": ("none", "#B5B5B5", 0.5)}
    for level, (face, edge, width) in styles.items():
        rings = [
            polygon[0]
            for feature in _outlines()
            if feature["properties"]["level"] == level
            for polygon in feature["geometry"]["coordinates"]
            if _touches(polygon[0], region)
        ]
        ax.add_collection(PolyCollection(rings, facecolor=face, edgecolor=edge, linewidth=width, zorder=1))
    ax.set(xlim=(west, east), ylim=(south, north), aspect=stretch, facecolor="#E3EDF4", xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return ax


def _write_names(ax: Axes, points: pd.DataFrame) -> None:
    """Write the names beside their dots, each where it touches nothing; one with no such place is left out."""
    if points.empty:
        return
    from matplotlib.transforms import Bbox

    figure: Any = ax.figure
    figure.draw_without_rendering()
    scale = figure.dpi / 72
    largest = float(points["n"].max())
    points = points.loc[_apart(ax, points, scale)]
    taken: list[Any] = []
    spots = ax.transData.transform(points[["x", "y"]].astype(float).to_numpy())
    widths = (_areas(points["n"], largest) ** 0.5).where(~points["kind"].isin(AREAS), lambda width: 1.42 * width)
    for (x, y), width in zip(spots, widths, strict=True):  # a diamond is wider than a circle of its area
        radius = width / 2 * scale
        taken.append(Bbox([[x - radius, y - radius], [x + radius, y + radius]]))
    for row, dot in zip(points.itertuples(), list(taken), strict=True):
        for far in DISTANCES:
            if box := _write_name(ax, row, dot.width / 2 / scale + 2 + far, taken, tied=far > 0):
                taken.append(box)
                break


def _apart(ax: Axes, points: pd.DataFrame, scale: float) -> list[bool]:
    """Whether each place can be told, on this map, from all that are named more often."""
    named: list[Any] = []
    kept = []
    for spot in ax.transData.transform(points[["x", "y"]].astype(float).to_numpy()):
        kept.append(all(max(abs(spot - other)) > NEAR * scale for other in named))
        if kept[-1]:
            named.append(spot)
    return kept


def _write_name(ax: Axes, row: Any, gap: float, taken: list[Any], *, tied: bool) -> Any:
    """Write a name at the first side of its dot where it is clear, and give the box that it fills; None if nowhere."""
    from matplotlib.patheffects import withStroke

    for dx, dy, ha, va in OFFSETS:
        at: dict[str, Any] = {"xytext": (dx * gap, dy * gap), "textcoords": "offset points"}
        halo = [withStroke(linewidth=1.8, foreground=LAND)]
        text = ax.annotate(
            row.label, (row.x, row.y), **at, ha=ha, va=va, fontsize="small", zorder=5, path_effects=halo
        )  # fmt: skip
        box = text.get_window_extent().padded(1)
        inside = ax.bbox.x0 < box.x0 and box.x1 < ax.bbox.x1 and ax.bbox.y0 < box.y0 and box.y1 < ax.bbox.y1
        if inside and not any(box.overlaps(other) for other in taken):
            if tied:
                line = {"arrowstyle": "-", "linewidth": 0.5, "color": "#444444", "shrinkA": 0, "shrinkB": 0}
                ax.annotate("", (row.x, row.y), **at, zorder=4, arrowprops=line)
            return box
        text.remove()
    return None


NEAR = 2  # points between two places that are one on the map
DISTANCES = (0, 12, 26)  # points; beyond the first, a line ties the name to its dot
OFFSETS = (
    (1, 0, "left", "center"), (-1, 0, "right", "center"), (0, 1, "center", "bottom"), (0, -1, "center", "top"),
    (0.8, 0.8, "left", "bottom"), (-0.8, 0.8, "right", "bottom"), (0.8, -0.8, "left", "top"),
    (-0.8, -0.8, "right", "top"),
)  # fmt: skip
