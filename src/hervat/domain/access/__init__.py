"""Who may do what: ``decide(actor, action, ...)`` is the only place that says so."""
