package org.palermo.referral.redress;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A scheme, and for who told circumstances whether she may have a claim.
///
/// @param regions where in the country it holds; left out where it is all of it
/// @param unverified which conditions and demands were not read in the text of the scheme; left out when none
/// @param outOfLine null, or the paragraph of A/75/289 with which its demands are out of line
/// @param eligibility left out where no circumstances were told
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
