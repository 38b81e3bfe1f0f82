"""News archives of the wars in Syria and Iraq as tidy pandas tables."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Corpus": "corpus",
    "SyriaNewsError": "errors",
    "charts": "charts",
    "extract": "extraction",
    "load": "corpus",
    "maps": "maps",
    "read": "extraction",
    "show": "evidence",
    "tally": "tallies",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    """Import a public name's module on first use, so that ``import syria_news`` stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module 'syria_news' has no attribute {name!r}")
    module = import_module(f"syria_news.{_HOMES[name]}")
    return module if _HOMES[name] == name else getattr(module, name)


def __dir__() -> list[str]:
    """Names for completion in a shell or notebook."""
    return [*__all__, "__version__"]
