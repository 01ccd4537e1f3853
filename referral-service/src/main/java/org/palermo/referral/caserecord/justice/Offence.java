package org.palermo.referral.caserecord.justice;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// An offence that the person is said to have committed because of the trafficking, followed until it has no consequences for her
/// (A/75/289, paragraph 17: not to be punished for it).
///
/// @param type what kind of offence
/// @param what what she is accused of, in words
/// @param committedOn the day of the offence
/// @param state how far the offence is followed, from the accusation to its removal from criminal records
/// @param prosecutor the prosecutor's office in the register that gets the statement; its prosecutors see this record from then on
/// @param statement the statement to the prosecutor: how the offence is connected with the trafficking
/// @param statementSentOn the day on which the statement was sent to the prosecutor
/// @param note further remarks
@Schema(examples = """
        {"type":"DOCUMENTS","what":"A false passport","state":"PROSECUTED","statement":"She was made to carry it",
        "prosecutor":"01a216d3-038f-7d2b-921b-f8da4d9ecb56","statementSentOn":"2026-02-05"}""")
@RegisterForReflection
public record Offence(
        @NotNull Type type, @NotBlank @Size(max = 1000) String what, LocalDate committedOn, @NotNull State state, UUID prosecutor,
        @Size(max = 10_000) String statement, LocalDate statementSentOn, @Size(max = 2000) String note) implements Particulars {

    @Schema(name = "OffenceType")
    public enum Type { IMMIGRATION, DOCUMENTS, PROSTITUTION, DRUGS, THEFT, BEGGING, FRAUD, WORK_WITHOUT_PERMIT, VIOLENCE, RECRUITMENT,
            OTHER }

    @Schema(name = "OffenceState")
    public enum State implements RecordState {
        IDENTIFIED, STATEMENT_SENT, NOT_PROSECUTED, PROSECUTED, ACQUITTED, CONVICTED, VACATUR_SOUGHT, VACATUR_REFUSED, VACATED,
                EXPUNGEMENT_SOUGHT, EXPUNGEMENT_REFUSED, EXPUNGED;

        @Override
        public boolean begins() {
            return this == IDENTIFIED || this == PROSECUTED || this == CONVICTED;
        }

        @Override
        public boolean mayBecome(RecordState next) {
            return switch (this) {
                case IDENTIFIED -> next == STATEMENT_SENT || next == NOT_PROSECUTED || next == PROSECUTED;
                case STATEMENT_SENT -> next == NOT_PROSECUTED || next == PROSECUTED;
                case PROSECUTED -> next == NOT_PROSECUTED || next == ACQUITTED || next == CONVICTED;
                case CONVICTED, VACATUR_REFUSED -> next == VACATUR_SOUGHT;
                case VACATUR_SOUGHT -> next == VACATED || next == VACATUR_REFUSED;
                // A charge without a conviction is also kept in criminal records.
                case NOT_PROSECUTED, ACQUITTED, VACATED, EXPUNGEMENT_REFUSED -> next == EXPUNGEMENT_SOUGHT;
                case EXPUNGEMENT_SOUGHT -> next == EXPUNGED || next == EXPUNGEMENT_REFUSED;
                case EXPUNGED -> false;
            };
        }
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("committedOn", committedOn, now);
        DateChecks.past("statementSentOn", statementSentOn, now);
        boolean sent = statementSentOn != null;
        if (sent && (statement == null || prosecutor == null || state == State.IDENTIFIED) || state == State.STATEMENT_SENT && !sent) {
            throw Problems.invalid("statementSentOn",
                    "must be given once the statement is sent, together with the statement and the prosecutor who got it");
        }
    }

    /// The prosecutor sees nothing before the statement is sent.
    @Override
    public Optional<Addressee> addressee() {
        return Addressee.of("prosecutor", statementSentOn == null ? null : prosecutor);
    }

    @Override
    public Offence forAddressee() {
        return new Offence(type, what, committedOn, state, prosecutor, statement, statementSentOn, null);
    }
}
