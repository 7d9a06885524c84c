"""Papers drawn by several threads: in order, a few ahead, and none after the reader has gone."""

from itertools import count
from threading import Barrier, current_thread

import pytest

from etik_tui.casework.drawing import in_order


def test_results_come_in_order_from_several_threads() -> None:
    """Two jobs run at once, and their results keep the order of the jobs."""
    both = Barrier(2, timeout=30)

    def job(number):
        def work():
            both.wait()
            return number, current_thread().name

        return work

    found = list(in_order((job(number) for number in range(6)), workers=2))
    assert [number for number, _thread in found] == list(range(6))
    assert len({thread for _number, thread in found}) == 2


def test_only_a_few_are_begun_ahead() -> None:
    """Of endless jobs no more are read than workers are free, and the rest never begins."""
    read = []

    def jobs():
        for number in count():
            read.append(number)
            yield lambda number=number: number

    drawn = in_order(jobs(), workers=2)
    assert [next(drawn) for _time in range(3)] == [0, 1, 2]
    drawn.close()
    assert len(read) == 5


def test_an_error_stands_in_its_place() -> None:
    """What a job raises is raised when its turn has come, after the results before it."""
    drawn = in_order((lambda n=n: 6 // n for n in (3, 2, 0, 1)), workers=2)
    assert next(drawn) == 2
    assert next(drawn) == 3
    with pytest.raises(ZeroDivisionError):
        next(drawn)


def test_no_job_no_result() -> None:
    """Nothing to do is done at once."""
    assert list(in_order(())) == []
