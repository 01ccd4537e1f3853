package org.palermo.inspection.recruitment.fee;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who pays a fee or a cost of a recruitment.
@Schema(name = "RecruitmentPayer")
public enum Payer {
    WORKER,
    EMPLOYER,
    AGENCY
}
