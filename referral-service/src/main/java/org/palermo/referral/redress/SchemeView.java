package org.palermo.referral.redress;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A scheme, and for who told circumstances whether she may have a claim.
///
/// @param outOfLine null, or the paragraph of A/75/289 with which its demands are out of line
/// @param eligibility left out where no circumstances were told
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchemeView(
        String code, String name, List<String> heads, boolean specific, List<Scheme.Demanded> demands, String outOfLine, String source, Eligibility eligibility) {
    private static final String PARAGRAPH = "A/75/289, para. 53(g)";

    static SchemeView of(Scheme s, Eligibility eligibility) {
        return new SchemeView(s.code(), s.name(), s.heads(), s.specific(), s.demands(), s.isOutOfLine() ? PARAGRAPH : null, s.source(), eligibility);
    }
}
