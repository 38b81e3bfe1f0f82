"""Write the outputs of the README's examples and its accuracy table anew.

    python scripts/refresh_readme.py

The examples are run in order, in an empty folder; what they print takes the place of what stands there.
"""

import doctest
import os
import re
import tempfile
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BEGIN, END = "<!-- accuracy: ", "<!-- end of accuracy -->"
BLOCK = re.compile(r"(?<=```python\n).*?(?=```)", re.DOTALL)


def accuracy_table(file: Path = ROOT / "benchmarks" / "accuracy.csv") -> str:
    """The measured figures as a Markdown table, without the single types of events."""
    measured = pd.read_csv(file)
    kept = measured[~measured["figure"].str.match("events [A-Z]")]
    lines = ["| | all | first half | second half |", "|---|---|---|---|"]
    for figure, *numbers in kept[["figure", "all", "first half", "second half"]].itertuples(index=False):
        lines.append(f"| {figure} | " + " | ".join(f"{number:.2f}" for number in numbers) + " |")
    return "\n".join(lines)


def with_accuracy(text: str) -> str:
    before, _, rest = text.partition(BEGIN)
    marker, _, rest = rest.partition("-->")
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{marker}-->\n{accuracy_table()}\n{END}{after}"


def with_outputs(text: str) -> str:
    """The text with the examples' outputs as they are now; the blocks share their names."""
    names: dict[str, object] = {}
    return BLOCK.sub(lambda found: rerun(found.group(), names), text)


def rerun(block: str, names: dict[str, object]) -> str:
    lines = []
    for example in doctest.DocTestParser().get_examples(block):
        lines += [(">>> " if place == 0 else "... ") + line for place, line in enumerate(example.source.splitlines())]
        lines += printed(example, names).splitlines()
    return "\n".join(lines) + "\n"


def printed(example: doctest.Example, names: dict[str, object]) -> str:
    """What an example prints when it is run."""
    outputs: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.REPORT_NDIFF)
    runner.report_failure = lambda out, test, example, got: outputs.append(got)  # type: ignore[method-assign]
    runner.report_unexpected_exception = failed  # type: ignore[method-assign]
    never = doctest.Example(example.source, "never printed\n")
    test = doctest.DocTest([never], {}, "README", None, None, None)
    test.globs = names
    runner.run(test, clear_globs=False)
    return "".join(outputs)


def failed(out: object, test: object, example: doctest.Example, error: tuple[type, BaseException, object]) -> None:
    raise RuntimeError(f"an example of the README fails: {example.source}") from error[1]


def main() -> None:
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        text = with_accuracy(with_outputs(text))
        os.chdir(ROOT)
    README.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
