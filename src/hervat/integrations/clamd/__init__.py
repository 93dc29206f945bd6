"""The virus scanner ClamAV, as a service (clamd) beside Hervat. What the files of a case need of it: ``hervat.apps.documents.scanning``."""
