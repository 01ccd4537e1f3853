package org.palermo.referral.redress;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A scheme, with the eligibility if the caller gave circumstances.
///
/// @param regions the regions where it applies; left out for the whole country
/// @param unverified the conditions and demands that were not read in the text of the scheme; left out when none
/// @param outOfLine the paragraph of A/75/289 that its demands conflict with, or null
/// @param eligibility left out when the caller gave no circumstances
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchemeView(
        String code, String name, List<String> regions, List<String> heads, boolean specific, List<Scheme.Demanded> demands, List<String> unverified, String outOfLine,
        String source, Eligibility eligibility) {
    private static final String PARAGRAPH = "A/75/289, para. 53(g)";

    static SchemeView of(Scheme s, Eligibility eligibility) {
        return new SchemeView(s.code(), s.name(), s.regions(), s.heads(), s.specific(), s.demands(), s.unverified(), s.isOutOfLine() ? PARAGRAPH : null, s.source(), eligibility);
    }
}
