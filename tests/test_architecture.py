"""Data flows one way: no module imports one that comes after it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "syria_news"
# Each step may import the steps before it; the first line lies below all.
STEPS = (
    "errors spans schema lexicon quantities",
    "archive reading",
    "language",
    "dates publication",
    "places mentions",
    "syntax claims",
    "events",
    "casualties",
    "tallies corpus",
    "extraction",
    "style charts maps figures evidence",
    "__main__",
)
RANKS = {name: rank for rank, line in enumerate(STEPS) for name in line.split()}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def step(module: str) -> str:
    return module.removeprefix("syria_news.").split(".")[0]


def imports(tree: ast.Module) -> set[str]:
    """Steps that a module imports when it runs; what only type checkers read is left out."""
    found = set()
    waiting = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and node.module == "syria_news":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("syria_news."):
            found.add(step(node.module or ""))
        elif isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef):
            waiting += list(ast.iter_child_nodes(node))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_comes_before_it(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert own in RANKS, f"{own} has no place in the order of the steps"
    later = {name for name in imports(tree) if name in RANKS and RANKS[name] > RANKS[own]}
    assert not later


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_has_one_job(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 350, "a module this long has two jobs"
    assert "__all__ = [" in text or path.name == "__init__.py"
