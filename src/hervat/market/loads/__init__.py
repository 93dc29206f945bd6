"""What occupations ask per item of the FML, estimated from the scores that were imported."""
