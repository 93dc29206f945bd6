"""Recording in a dossier step by step: what may be recorded, checking it first, and what happened meanwhile or before."""
