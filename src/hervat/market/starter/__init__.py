"""The starter catalogue: occupations, what they ask, educations and courses that ship with the project, as an orientation.

It is data that a specialist can read and correct (``data``). What was imported from official sources comes before it, field by field.
"""
