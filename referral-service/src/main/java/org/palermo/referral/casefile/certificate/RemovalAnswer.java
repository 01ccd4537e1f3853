package org.palermo.referral.casefile.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether the person may be removed: protected until a date, or ask the competent authority. The answer is the same for a reference that
/// is unknown or replaced, of a closed case, or of a country in which the asker does not act.
///
/// @param answer whether the person is protected, or the competent authority must be asked
/// @param until the last day, in the jurisdiction; null unless the person is protected
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RemovalAnswer(Kind answer, LocalDate until) {

    @Schema(name = "RemovalAnswerKind")
    public enum Kind {
        PROTECTED_UNTIL,
        ASK_COMPETENT_AUTHORITY
    }

    static RemovalAnswer of(LocalDate until) {
        return until == null ? new RemovalAnswer(Kind.ASK_COMPETENT_AUTHORITY, null) : new RemovalAnswer(Kind.PROTECTED_UNTIL, until);
    }
}
