package org.palermo.referral.casefile;

import java.util.UUID;

/// A case as those see it who do something for it: where it is, of whom, and whether anything follows in it.
///
/// @param takesWork false when nothing follows, or nobody is known in it
/// @param personKept whether somebody is known in it, also when it is over
public record SeenCase(UUID id, String country, String region, AgeGroup ageGroup, boolean takesWork, boolean personKept) {

    static SeenCase of(CaseFile file) {
        boolean kept = file.erasedAt == null && file.stage != CaseFileStage.DRAFT && file.stage != CaseFileStage.NOTIFIED_ONLY;
        return new SeenCase(file.id, file.country, file.region, file.ageGroup, kept && !file.stage.isFinal(), kept);
    }
}
