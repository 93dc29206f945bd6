"""The dossiers for programs: ``/api/v1/cases``. A program acts for a person, in one role, with a token; it may no more than they may."""
