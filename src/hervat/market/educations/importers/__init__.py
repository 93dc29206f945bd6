"""Taking educations and courses in: the CSV of ours, and the JSON of OOAPI and RIO. See docs/reference/education-import.md."""
