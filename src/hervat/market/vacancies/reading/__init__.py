"""From a posting to an ad: clean text, and what it tells of hours, wage, level, place, occupation and load.

The door is ``read.read``. It cleans the text (``cleaning``: harmless HTML, no contact persons), goes once over its sentences, looks with
the rules of ``data`` (``rules``) at those that have a word to look for, and reads every field from what was found (``fields``, ``load``).
What the ad does not tell stays unknown.
"""

VERSION = 2  # counts up when the same posting is read otherwise: every ad is then read again at the next visit to its source
