"""The public labour market: occupations, what they ask, educations, places. No personal data, ever, and a database of its own."""
