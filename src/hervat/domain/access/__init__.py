"""Who may do what: ``decide(actor, action, resource)``, the only place that says so."""
