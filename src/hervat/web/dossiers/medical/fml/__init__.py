"""The pages on which the bedrijfsarts fills in an FML, signs it, compares it and releases it."""
