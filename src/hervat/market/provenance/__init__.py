"""Where every value of the labour market comes from: which data set, which version, under which licence."""
