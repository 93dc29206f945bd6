"""Processes that live long: the worker, who watches over it, and who may use an installation at the same time."""
