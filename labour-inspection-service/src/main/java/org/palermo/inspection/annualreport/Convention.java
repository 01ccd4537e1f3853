package org.palermo.inspection.annualreport;

/// Under which convention of the ILO a report is made.
public enum Convention {
    /// Labour Inspection, 1947: industry and commerce.
    C81,
    /// Labour Inspection (Agriculture), 1969.
    C129
}
