"""What all importers of the labour market share: opening what was given, reading its tables, saying exactly what is wrong with them.

An importer opens its path with :func:`hervat.market.importing.material.open_material`, reads tables with
:func:`hervat.market.importing.tables.read_table`, raises :class:`hervat.market.importing.wrong.WrongFile` for what cannot be, and stores
with :mod:`hervat.market.provenance.services` once everything was read. It is found by its name in :mod:`hervat.market.importing.kinds`.
"""
