"""Where a leidinggevende begins: what to do now for whom."""
