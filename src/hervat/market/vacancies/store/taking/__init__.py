"""What happens to one portion of ads: known again, placed, and vacancies brought up to date. The door is ``store.intake``."""
