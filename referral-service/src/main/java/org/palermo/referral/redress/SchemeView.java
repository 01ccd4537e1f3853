package org.palermo.referral.redress;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A scheme, with the eligibility if the caller gave circumstances.
///
/// @param code as other operations name it
/// @param name the name of the scheme
/// @param regions the regions where it applies; left out for the whole country
/// @param heads the heads of damage that it pays for
/// @param specific whether it is only for victims of trafficking
/// @param demands what the scheme demands of the person
/// @param unverified the conditions and demands that were not read in the text of the scheme; left out when none
/// @param outOfLine the paragraph of A/75/289 that its demands conflict with, or null
/// @param source the law or treaty, with the paragraph
/// @param eligibility whether the person may have a claim; left out when the caller gave no circumstances
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchemeView(
        String code, String name, List<String> regions, List<String> heads, boolean specific, List<Scheme.Demanded> demands,
        List<String> unverified, String outOfLine, String source, Eligibility eligibility) {
    private static final String PARAGRAPH = "A/75/289, para. 53(g)";

    static SchemeView of(Scheme s, Eligibility eligibility) {
        return new SchemeView(s.code(), s.name(), s.regions(), s.heads(), s.specific(), s.demands(), s.unverified(),
                s.isOutOfLine() ? PARAGRAPH : null, s.source(), eligibility);
    }
}
