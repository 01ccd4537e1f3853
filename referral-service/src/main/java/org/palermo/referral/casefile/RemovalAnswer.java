package org.palermo.referral.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// Whether somebody may be removed: protected until a day, or for the competent authority to say. It is the same for a
/// reference that is unknown, replaced, of a closed case or of a country that the asker does not act in.
///
/// @param until the last day, in the jurisdiction; null unless she is protected
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RemovalAnswer(Kind answer, LocalDate until) {

    public enum Kind {
        PROTECTED_UNTIL,
        ASK_COMPETENT_AUTHORITY
    }

    static RemovalAnswer of(LocalDate until) {
        return until == null ? new RemovalAnswer(Kind.ASK_COMPETENT_AUTHORITY, null) : new RemovalAnswer(Kind.PROTECTED_UNTIL, until);
    }
}
