"""What runs the workers: processes of this machine, or a Dask cluster."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from typing import Any, cast

from syria_news.errors import MissingExtraError

__all__ = ["ENGINES", "executor"]

ENGINES = ("processes", "dask")


@contextmanager
def executor(
    engine: str = "processes",
    workers: int = 1,
    scheduler: str | None = None,
    prepare: Callable[[], object] = lambda: None,
) -> Iterator[Executor]:
    """Open an executor, and close it in the end.

    Parameters
    ----------
    engine : {'processes', 'dask'}
        Processes of this machine, or a Dask cluster: the one at ``scheduler``, else that of the current client, else
        one made for the occasion on this machine.
    workers : int, default 1
        How many, where they are made here.
    scheduler : str, optional
        The address of a Dask scheduler.
    prepare : callable, optional
        Loads here what the workers need, where they are copies of this process and need not load it again.

    Yields
    ------
    concurrent.futures.Executor
        To submit work to.

    Raises
    ------
    ValueError
        If there is no such engine.
    MissingExtraError
        If Dask is not installed.
    """
    if engine not in ENGINES:
        raise ValueError(f"engine={engine!r} is not known; use one of {', '.join(ENGINES)}")
    with ExitStack() as stack:
        if engine == "processes":
            yield stack.enter_context(_pool(workers, prepare))
        else:
            yield _dask(stack, workers, scheduler)


def _pool(workers: int, prepare: Callable[[], object]) -> ProcessPoolExecutor:
    """Copies of this process where that is safe, for they start at once; else fresh processes."""
    if sys.platform != "linux" or threading.active_count() > 1:  # a copy would keep the locks that other threads hold
        return ProcessPoolExecutor(workers, get_context("spawn"))
    prepare()
    pool = ProcessPoolExecutor(workers, get_context("fork"), initializer=gc.freeze)  # what they share stays shared
    pool.submit(int)  # copies are made with the first work; now, before a progress bar starts its thread
    return pool


def _dask(stack: ExitStack, workers: int, scheduler: str | None) -> Executor:
    try:
        import distributed
    except ImportError:
        raise MissingExtraError("engine='dask' needs Dask: pip install 'syria-news[dask]'") from None
    dask: Any = distributed  # it has no types
    try:
        client = stack.enter_context(dask.Client(scheduler)) if scheduler else dask.Client.current()
    except ValueError:  # there is no client yet
        cluster = dask.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
        client = stack.enter_context(dask.Client(stack.enter_context(cluster)))
    return cast("Executor", client.get_executor())
