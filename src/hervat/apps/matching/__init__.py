"""What somebody can still do beside the labour market, in a dossier: the match, what people judged of it, and what they found out."""
