"""The public labour market: occupations, educations and courses, for everybody to walk through. No login, no cookies, no personal data."""
