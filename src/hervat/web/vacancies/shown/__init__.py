"""What the templates of vacancies show."""
