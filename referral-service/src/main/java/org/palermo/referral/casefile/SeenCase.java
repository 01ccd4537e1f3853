package org.palermo.referral.casefile;

import java.util.UUID;

/// A case as those see it who do something for it: where it is and whether anything follows in it.
///
/// @param takesWork false when nothing follows, or nobody is known in it
public record SeenCase(UUID id, String country, String region, boolean takesWork) {

    static SeenCase of(CaseFile file) {
        boolean open = file.erasedAt == null && file.stage != CaseFileStage.DRAFT && !file.stage.isFinal();
        return new SeenCase(file.id, file.country, file.region, open);
    }
}
