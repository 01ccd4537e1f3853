package org.palermo.inspection.annualreport;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Under which convention of the ILO a report is made.
@Schema(name = "IloConvention")
public enum Convention {
    /// Labour Inspection, 1947: industry and commerce.
    C81,
    /// Labour Inspection (Agriculture), 1969.
    C129
}
