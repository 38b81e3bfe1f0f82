"""How the package's pictures look, and how they are saved: the same bytes on every run."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["COLOURS", "GREY", "HATCHES", "new_axes", "note", "save", "styled"]

P = ParamSpec("P")
R = TypeVar("R")

# Okabe and Ito's palette: told apart by the colour-blind, and ordered so that neighbours differ in grey.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
GREY = "#595959"
HATCHES = ("", "//", "..", "xx", "\\\\", "--", "++", "oo")

CHARACTERS_PER_INCH = 18.0  # of the notes' font; fewer than would fit

SETTINGS: dict[str, Any] = {
    "axes.edgecolor": GREY,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": "medium",
    "axes.titleweight": "bold",
    "figure.dpi": 100,
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "hatch.linewidth": 0.6,
    "legend.frameon": False,
    "legend.fontsize": "small",
    "legend.title_fontsize": "small",
    "savefig.bbox": "tight",
    "savefig.dpi": 160,
    "savefig.pad_inches": 0.08,
    "svg.fonttype": "path",
    "svg.hashsalt": "syria_news",
    "text.parse_math": False,  # dollars in headlines are dollars
    "xtick.color": GREY,
    "xtick.labelcolor": "black",
    "ytick.color": GREY,
    "ytick.labelcolor": "black",
}


def styled(draw: Callable[P, R]) -> Callable[P, R]:
    """Draw with the package's settings, and leave the caller's as they were."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> R:
        import matplotlib as mpl

        with mpl.rc_context(SETTINGS):
            drawing = draw(*args, **kwargs)
            interactive = mpl.is_interactive()  # a notebook's backend says so on its first figure, in here
        mpl.interactive(interactive)
        return drawing

    return drawn


def new_axes(ax: Axes | None, width: float, height: float) -> Axes:
    """The caller's axes, or axes on a new figure of the given size in inches."""
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    _, axes = plt.subplots(figsize=(width, height), layout="constrained")
    drawn_on: Axes = axes
    return drawn_on


def note(ax: Axes, text: str) -> None:
    """Say under a chart what it counts and what it leaves out, where the figure is the chart's own."""
    if len(ax.figure.axes) > 1:
        return
    figure: Any = ax.figure
    lines = "\n".join(wrap(text, int(CHARACTERS_PER_INCH * figure.get_figwidth())))
    figure.supxlabel(lines, x=0.01, ha="left", fontsize="small", color=GREY, linespacing=1.4)


def save(figure: Figure, stem: Path) -> list[Path]:
    """Write a figure as PNG and SVG without anything that changes from run to run.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        The picture.
    stem : Path
        The file names without their suffix.

    Returns
    -------
    list of Path
        The two files.
    """
    import matplotlib as mpl

    paths = [stem.with_suffix(".png"), stem.with_suffix(".svg")]
    with mpl.rc_context(SETTINGS):
        figure.savefig(paths[0], metadata={"Software": None})
        figure.savefig(paths[1], metadata={"Date": None, "Creator": None})
    return paths
