"""Estimates what an occupation asks per item of the FML from published data about it: the ORS and O*NET, both American.

An estimate is a distribution over the jobs of an occupation with what is not known kept open. Where there is no open data there is no
estimate, so that the comparison says that nothing is known. How each item follows, and how sure that is, stands in the data beside this.
"""

from hervat.domain.matching.estimating.estimate import Estimate, Estimator
from hervat.domain.matching.estimating.profiles import Evidence, Family, Member, Profile, Published, Route

__all__ = ["Estimate", "Estimator", "Evidence", "Family", "Member", "Profile", "Published", "Route"]
