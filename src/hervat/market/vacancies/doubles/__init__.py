"""Which ads are of the same job. Pure: no database, no clock.

``words`` writes titles, places and employers in one way; ``fingerprints`` says by what an ad is compared; ``candidates`` finds the few
that may be the same among a million; ``verifying`` decides; ``clusters`` does it all for a list of ads.
"""
