"""The search engine of who has one machine: tantivy, with its index in a folder. It can be thrown away: the database is the record."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

import tantivy

from hervat.domain.text import say
from hervat.market.search.contract import Busy, Document, EngineFailure, Found, Query
from hervat.market.search.embedded.answering import FEW, answer
from hervat.market.search.embedded.fields import make_schema, written
from hervat.market.search.embedded.folder import Folder, Stamp
from hervat.market.search.embedded.questions import Questions

WRITER_MEMORY, WRITER_THREADS = 128_000_000, 1  # bytes; who fills again takes more of both
FILLING_MEMORY, FILLING_THREADS = 400_000_000, 2
TRIES = 3


class EmbeddedEngine:
    """The engine. Any number of processes and threads search; the first that writes keeps others from writing until its commit."""

    def __init__(self, folder: Path, few: int = FEW) -> None:
        """``folder``: where the index stands. ``few``: of so many the distance is measured; for a test of what is done with more."""
        self._few = few
        self._folder = Folder(folder)
        self._schema = make_schema()
        self._questions = Questions(self._schema)
        self._reader = _Reader(self._folder)
        self._writing: _Writing | None = None

    def put(self, documents: Iterable[Document]) -> None:
        """Adds, or replaces what has the same number. Raises Busy while another process writes."""
        self._write().put(documents)

    def remove(self, numbers: Iterable[int]) -> None:
        """Takes out. A number that is not there is passed over. Raises Busy while another process writes."""
        self._write().remove(numbers)

    def commit(self, revision: int) -> None:
        """Makes all visible at once, remembers the revision, and lets others write."""
        writing = self._write()
        try:
            writing.commit(revision)
        finally:
            self.release()

    def revision(self) -> int:
        """What the last commit remembered; 0 without an index, or with one that was written by another version."""
        return self._folder.revision()

    def clear(self) -> None:
        """From here on fills a new index; the one that is there answers until the next commit. Raises Busy while another process writes."""
        self.release()
        self._writing = _Writing(self._folder, self._schema, anew=True)

    def search(self, query: Query) -> Found:
        """Answers with what was committed last. Raises EngineFailure when the index cannot be read."""
        searcher = self._reader.searcher()
        return (
            Found(0, is_exact=True, hits=(), facets={facet: {} for facet in query.facets})
            if searcher is None
            else answer(searcher, self._questions, query, self._few)
        )

    def release(self) -> None:
        """Lets go of what was not committed."""
        if self._writing is not None:
            self._writing.close()
            self._writing = None

    def _write(self) -> _Writing:
        if self._writing is None:
            self._writing = _Writing(self._folder, self._schema)
        return self._writing


class _Writing:
    """One time of writing, from the first change to its commit. A new index is made when there is none, or when it is asked."""

    def __init__(self, folder: Folder, schema: tantivy.Schema, *, anew: bool = False) -> None:
        self._folder = folder
        self._held = ExitStack()
        self._held.enter_context(folder.locked())
        current = folder.current()
        folder.tidy(current)
        self._is_new = anew or current is None
        self._index = folder.make() if current is None or anew else current
        memory, threads = (FILLING_MEMORY, FILLING_THREADS) if self._is_new else (WRITER_MEMORY, WRITER_THREADS)
        try:
            self._writer = tantivy.Index(schema, str(self._index)).writer(memory, threads)
        except ValueError as error:
            self._held.close()
            raise _broken(error) from None
        self._put: set[int] = set()

    def put(self, documents: Iterable[Document]) -> None:
        for document in documents:
            if not self._is_new or document.number in self._put:
                self._writer.delete_documents_by_term("number", document.number)
            if self._is_new:
                self._put.add(document.number)
            self._writer.add_document(written(document))

    def remove(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._writer.delete_documents_by_term("number", number)

    def commit(self, revision: int) -> None:
        self._writer.commit()
        self._folder.note(self._index, revision)
        if self._is_new:
            self._folder.take_over(self._index)
        self._writer.wait_merging_threads()

    def close(self) -> None:
        """What was committed stays, the rest goes."""
        del self._writer
        self._held.close()


class _Reader:
    """The index that is searched, as this process has it open."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._stamp: Stamp | None = None
        self._open: tuple[Path, tantivy.Index] | None = None
        self._state: Stamp | None = None

    def searcher(self) -> tantivy.Searcher | None:
        """The last state; None when there is no index."""
        for _try in range(TRIES):
            try:
                return self._searcher()
            except (FileNotFoundError, ValueError) as error:  # perhaps another index took its place at this moment
                failure = _broken(error)
                self._stamp = None
        raise failure

    def _searcher(self) -> tantivy.Searcher | None:
        stamp = self._folder.stamp()
        with self._lock:
            if stamp != self._stamp:
                self._open, self._stamp = self._other(), stamp
            if stamp is None or self._open is None:
                return None
            path, index = self._open
            state = self._folder.state(path)
            if state != self._state:
                index.reload()
                self._state = state
            return index.searcher()

    def _other(self) -> tuple[Path, tantivy.Index] | None:
        """The index that is searched from here on."""
        path = self._folder.current()
        if path is None:
            return None
        index = tantivy.Index.open(str(path))
        index.config_reader("manual")  # it is told when there is something else to see, and needs no thread to look
        return path, index


def _broken(error: Exception) -> EngineFailure:
    if "LockBusy" in str(error):
        return Busy()
    return EngineFailure(say("De zoekindex is niet te lezen. Maak hem opnieuw met hervat vacancies index --anew."))
