"""The real store of ads, with a reader that makes nothing of them but their words."""

from __future__ import annotations

from functools import partial

from hervat.market.vacancies.ads import Ad
from hervat.market.vacancies.postings import Posting
from hervat.market.vacancies.store.intake import visit
from hervat.market.vacancies.store.readings import read_with


def _words(posting: Posting) -> Ad:
    return Ad(identifier=posting.identifier, title=posting.title, text=posting.description, html="", url=posting.url)


intake = partial(visit, read_all=read_with(_words))
