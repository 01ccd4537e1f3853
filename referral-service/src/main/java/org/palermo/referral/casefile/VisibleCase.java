package org.palermo.referral.casefile;

import java.util.UUID;
import org.palermo.referral.casefile.age.AgeGroup;

/// A case for other packages: its place, its age group, and whether it is open.
///
/// @param takesWork false when the case is over or has no identified person
/// @param personKept whether the case has an identified person, even when it is over
public record VisibleCase(UUID id, String country, String region, AgeGroup ageGroup, boolean takesWork, boolean personKept) {

    public static VisibleCase of(CaseFile file) {
        boolean kept = !file.isErased() && file.stage() != CaseFileStage.DRAFT && file.stage() != CaseFileStage.NOTIFIED_ONLY;
        return new VisibleCase(file.id(), file.country(), file.region(), file.ageGroup(), kept && !file.stage().isFinal(), kept);
    }
}
