"""Outside parties: one folder each, with the port we speak to (``port.py``) and what stands behind it (``adapter.py``)."""
