"""The confidential side: storage and use cases of the people and their cases. Reached only through ``services`` and ``queries``."""
