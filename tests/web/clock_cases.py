"""Links to cases that the tests of the pages share. The day of looking is fixed, so that nothing changes with today."""

from __future__ import annotations

ON = "op=2026-11-22"
ONLY_FIRST_DAY = f"dag=2025-09-15&{ON}"
BUSY = (
    "dag=2025-09-15&g=ziekmelding_arbodienst_2025-09-16,probleemanalyse_2025-10-21,plan_van_aanpak_2025-11-03,"
    f"evaluatie_2025-12-15_2026-01-26_03-09_04-20_05-29_07-10_08-21,melding_42_weken_2026-07-01,start_spoor_2_2026-08-24&{ON}"
)
RIV_ON_SUNDAY = f"dag=2025-03-03&g=probleemanalyse_2025-04-07,plan_van_aanpak_2025-04-20,start_spoor_2_2026-03-10&{ON}"
TWO_READINGS = f"dag=2025-09-19&hersteld=2025-11-07_2025-11-16&verlof=2025-11-17_2026-03-08&g=probleemanalyse_2026-04-14&{ON}"
SANCTION = (
    "dag=2024-08-30&g=probleemanalyse_2024-10-04,plan_van_aanpak_2024-10-18,re_integratieverslag_2026-05-22,"
    f"loonsanctiebesluit_2026-07-10,bekortingsverzoek_2026-11-06,wia_aanvraag_2026-06-05&{ON}"
)
VANGNET = f"dag=2026-01-05&vangnet=no_risk&aow=2040-01-01&einde=2027-03-01&g=probleemanalyse_2026-02-10&{ON}"
CASES = (ONLY_FIRST_DAY, BUSY, RIV_ON_SUNDAY, TWO_READINGS, SANCTION, VANGNET)
