package org.palermo.inspection.annualreport;

/// The labour inspection figures of ILOSTAT and SDG indicator 8.8.1, by the codes of ILOSTAT.
public enum ReportIndicator {
    /// Labour inspectors, by sex.
    LAI_INSP_SEX_NB,
    /// Inspectors for 10,000 employed persons.
    LAI_INDE_NOC_RT,
    /// Visits in the year.
    LAI_VIST_NOC_NB,
    /// Visits for each inspector.
    LAI_VDIN_NOC_RT,
    /// Registered workplaces that could be selected for inspection.
    LAI_WOPL_NOC_NB,
    /// Fatal occupational injuries for 100,000 workers (SDG 8.8.1).
    SDG_F881_SEX_RT,
    /// Non-fatal occupational injuries for 100,000 workers (SDG 8.8.1).
    SDG_N881_SEX_RT
}
