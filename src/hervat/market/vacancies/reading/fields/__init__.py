"""What an ad tells, a module a field: from the sentences in which a rule found something to a value, or None."""
