package org.palermo.inspection.annualreport;

/// The seven blocks of C81 article 21.
public enum ReportBlock {
    /// (a) Laws and regulations.
    LAWS,
    /// (b) The staff of the inspection.
    STAFF,
    /// (c) Workplaces liable to inspection, and the workers in them.
    WORKPLACES,
    /// (d) Visits.
    VISITS,
    /// (e) Violations and penalties.
    VIOLATIONS,
    /// (f) Industrial accidents.
    ACCIDENTS,
    /// (g) Occupational diseases.
    DISEASES
}
