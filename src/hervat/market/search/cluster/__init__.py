"""Vacancies found by a cluster of OpenSearch: for who needs more than one machine. Its door is :class:`engine.ClusterEngine`."""
