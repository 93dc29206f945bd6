"""The way through the pages of a long list, as the pages of the labour market show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hervat.web.market.shown.lists import AROUND, Step, Steps


def steps(address: Callable[[int], str], page: int, pages: int) -> Steps | None:
    """``address``: where a page is. None when all is on one."""
    if pages <= 1:
        return None
    near = sorted({1, pages, *range(max(1, page - AROUND), min(pages, page + AROUND) + 1)})
    return Steps(
        previous=address(page - 1) if page > 1 else "",
        next=address(page + 1) if page < pages else "",
        numbers=tuple(_with_gaps(near, address, page)),
        page=page,
        pages=pages,
    )


def _with_gaps(numbers: list[int], address: Callable[[int], str], page: int) -> Iterator[Step]:
    before = 0
    for number in numbers:
        if number > before + 1:
            yield Step(0, "", is_here=False)
        yield Step(number, address(number), number == page)
        before = number
