"""What a process of the server reads before anybody asks for it, so that the first visitor does not wait."""

from __future__ import annotations

import gc
import logging

from django.db import DatabaseError, connections

from hervat.market.matching import load_ordering, load_trainings
from hervat.market.titles.catalogue import load_finder

logger = logging.getLogger(__name__)


def read_ahead() -> None:
    """Reads the labour market and its titles, in a thread of its own: a few seconds. A store that does not answer is left to who asks."""
    try:
        load_ordering()
        load_trainings()
        load_finder()
    except DatabaseError:
        logger.warning("the labour market could not be read ahead; the first who asks for it reads it")
    finally:
        connections.close_all()
    gc.collect()
    gc.freeze()  # millions of objects that stay: walking past all of them would hold up a page for a tenth of a second now and then
