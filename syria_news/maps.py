"""Maps of the places named and of where the events took place."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import pandas as pd

from syria_news.charts.drawing import counted
from syria_news.style import COLOURS, GREY, new_axes, note, styled

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
    placed = points[points["x"].notna() & points["country"].notna() & (points["kind"] != "country")]
    region = _region(placed, region)
    ax = _base_map(ax, region)
    shown = _within(placed, region)
    areas = shown["kind"].isin(AREAS)
    for rows, face, label in ((shown[~areas], COLOURS[0], "a place"), (shown[areas], "none", "the middle of an area")):
        ax.scatter(
            rows["x"],
            rows["y"],
            s=_size(rows["n"]),
            facecolor=face,
            edgecolor=COLOURS[0],
            alpha=0.65,
            zorder=3,
            label=label,
        )
    _write_names(ax, shown.head(top))
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), markerscale=0.6)
    ax.set_title("Places that the articles name")
    note(ax, f"{int(shown['n'].sum())} mentions of {len(shown)} places in {counted(corpus)}; a dot grows with "
             f"them.\nLeft out: countries and larger regions, {len(points[points['x'].isna()])} places without a coordinate, "
             f"{len(placed) - len(shown)} outside the map. {CREDIT}")  # fmt: skip
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
    joined = told.join(where[["location", "longitude", "latitude"]], on="location_id")
    points = joined.groupby(["location_id", "geo_precision"]).agg(
        label=("location", "first"), x=("longitude", "first"), y=("latitude", "first"), n=("event_id", "size")
    ).reset_index().sort_values(["n", "location_id"], ascending=[False, True], kind="stable")  # fmt: skip
    placed = points[points["x"].notna()]
    region = _region(placed, region)
    ax = _base_map(ax, region)
    shown = _within(placed, region)
    styles = {1: ("o", COLOURS[0], "exact place"), 2: ("s", COLOURS[1], "near or part of"), 3: ("D", "none", "region")}
    for precision, (marker, colour, label) in styles.items():
        rows = shown[shown["geo_precision"] == precision]
        edge = GREY if colour == "none" else "white"
        ax.scatter(
            rows["x"], rows["y"], s=_size(rows["n"]), marker=marker, facecolor=colour, edgecolor=edge,
            alpha=0.8, linewidth=0.8, zorder=3, label=f"{label} ({int(rows['n'].sum())})",
        )  # fmt: skip
    _write_names(ax, shown.drop_duplicates("location_id").head(top))
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1), title="precision (events)", markerscale=0.8)
    ax.set_title("Where the reported events took place")
    note(ax, f"{int(shown['n'].sum())} of {len(told)} happenings reported as facts in {counted(corpus)}; the rest have "
             f"no place,\nno coordinate, or lie outside the map. {CREDIT}")  # fmt: skip
    return ax


def _size(counts: pd.Series) -> pd.Series:
    """The area of a dot, in points squared: in proportion to the count, and no dot too small to see."""
    return 10 * counts.astype(float) + 8


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


def _base_map(ax: Axes | None, region: str) -> Axes:
    """Draw the coasts and borders of a region."""
    from math import cos, radians

    from matplotlib.collections import PolyCollection

    west, south, east, north = REGIONS[region]
    stretch = 1 / cos(radians((south + north) / 2))
    ax = new_axes(ax, 8, 8 * (north - south) / (east - west) * stretch + 0.9)
    styles = {"country": ("#F4F1EA", "#8A8A8A", 0.8), "admin1": ("none", "#B5B5B5", 0.5)}
    for level, (face, edge, width) in styles.items():
        rings = [
            polygon[0]
            for feature in _outlines()
            if feature["properties"]["level"] == level
            for polygon in feature["geometry"]["coordinates"]
        ]
        ax.add_collection(PolyCollection(rings, facecolor=face, edgecolor=edge, linewidth=width, zorder=1))
    ax.set(xlim=(west, east), ylim=(south, north), aspect=stretch, facecolor="#E3EDF4", xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return ax


def _write_names(ax: Axes, points: pd.DataFrame) -> None:
    """Write the names beside their points, each where it touches no other; a name with no such place is left out."""
    ax.figure.draw_without_rendering()
    renderer = ax.figure.canvas.get_renderer()
    taken = [ax.transData.transform((x, y)) for x, y in points[["x", "y"]].astype(float).itertuples(index=False)]
    boxes: list[Any] = []
    for row in points.itertuples():
        gap = 2 + (_size(points["n"]).loc[row.Index] / 3.14) ** 0.5
        for dx, dy, ha, va in OFFSETS:
            text = ax.annotate(
                row.label, (row.x, row.y), xytext=(dx * gap, dy * gap), textcoords="offset points", ha=ha, va=va,
                fontsize="small", zorder=4,
            )  # fmt: skip
            box = text.get_window_extent(renderer).padded(1)
            clear = not any(box.overlaps(other) for other in boxes) and not any(box.contains(*point) for point in taken)
            if clear and ax.bbox.containsx(box.x0) and ax.bbox.containsx(box.x1) and ax.bbox.containsy(box.y1):
                boxes.append(box)
                break
            text.remove()


OFFSETS = (
    (1, 0, "left", "center"), (-1, 0, "right", "center"), (0, 1, "center", "bottom"), (0, -1, "center", "top"),
    (0.8, 0.8, "left", "bottom"), (-0.8, 0.8, "right", "bottom"), (0.8, -0.8, "left", "top"),
    (-0.8, -0.8, "right", "top"),
)  # fmt: skip
