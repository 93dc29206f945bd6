"""Which level of education (NLQF) the law asks of who begins, by the sort of education.

Schools may ask more, and may let people in otherwise.
WEB art. 8.2.1 (mbo: a vmbo diploma or the mbo level below), WHW art. 7.24 (higher education: mbo 4, havo or vwo) and 7.30b (master).
"""

from __future__ import annotations

from collections.abc import Mapping

from hervat.market.educations.models import EducationKind

VMBO_BASIS, VMBO, MBO4, VWO, BACHELOR = 1, 2, 4, 4, 6
MASTER = 7
OF_MBO: Mapping[int, int] = {2: VMBO_BASIS, 3: VMBO, 4: VMBO}
OF_HIGHER: Mapping[str, int] = {EducationKind.AD: MBO4, EducationKind.HBO: MBO4, EducationKind.WO: VWO}


def level_asked(kind: str, level: int | None) -> int | None:
    """NLQF level of the diploma with which one may begin; None when none is asked, or when the law does not say."""
    if kind == EducationKind.MBO:
        return None if level is None else OF_MBO.get(level)
    if kind in OF_HIGHER and level is not None and level >= MASTER:
        return BACHELOR
    return OF_HIGHER.get(kind)
