"""What stands on the first page of the werknemer: what to do now, what comes then, and what others do."""
