"""Vacancies found on one machine, by tantivy: a library, and an index in a folder. Its door is :class:`engine.EmbeddedEngine`."""
