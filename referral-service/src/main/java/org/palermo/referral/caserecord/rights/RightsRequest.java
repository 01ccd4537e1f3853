package org.palermo.referral.caserecord.rights;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.caserecord.DateChecks;
import org.palermo.referral.caserecord.Particulars;
import org.palermo.referral.caserecord.RecordState;

/// A request by the person about her rights: a correction, a copy, the erasure of her data, or a complaint.
///
/// @param type what she asks for
/// @param what the request, in the person's words
/// @param receivedAt when it was received, in UTC
/// @param language the language of the answer, BCP 47
/// @param state whether the request is received, taken up, granted, granted in part or refused
/// @param answeredOn the day on which the request was answered; null until then
/// @param answer the answer that the person got
/// @param channel how the request came in; null when nobody has recorded it
/// @param refusal why it was refused, or granted only in part; null otherwise, or when only the answer says it
/// @param extendedBecause why the term was extended, in words for the person; null while it was not
@Schema(examples = """
        {"type":"CORRECTION","what":"My name is spelt with y","receivedAt":"2026-01-05T10:00:00Z","language":"vi","state":"RECEIVED"}""")
@RegisterForReflection
public record RightsRequest(
        @NotNull Type type, @NotBlank @Size(max = 10_000) String what, @NotNull Instant receivedAt, @Size(max = 35) String language,
        @NotNull State state, LocalDate answeredOn, @Size(max = 10_000) String answer, Channel channel, Refusal refusal,
        @Size(min = 1, max = 2_000) String extendedBecause) implements Particulars {

    @Schema(name = "RightsRequestType")
    public enum Type { COPY, CORRECTION, COMPLAINT, ERASURE }

    /// How a request came in.
    @Schema(name = "RightsRequestChannel")
    public enum Channel { LETTER, EMAIL, PHONE, IN_PERSON, THROUGH_SUPPORT_WORKER, THROUGH_LEGAL_REPRESENTATIVE, THROUGH_GUARDIAN }

    /// Why a request is not granted, or only in part.
    @Schema(name = "RightsRequestRefusal")
    public enum Refusal {
        /// Nobody could be sure that the person of the case asked.
        IDENTITY_NOT_SURE,
        /// What she asks about is not held.
        NOT_HELD,
        /// It would reveal what concerns other people.
        OTHERS_CONCERNED,
        /// A law demands that the data is kept.
        LAW_KEEPS_IT,
        /// A proceeding or claim needs the data.
        PROCEEDINGS,
        /// What is held is right.
        IT_IS_RIGHT,
        /// Nothing was found that was done wrongly.
        NOT_FOUNDED,
        /// The answer says it.
        OTHER
    }

    @Schema(name = "RightsRequestState")
    public enum State implements RecordState {
        RECEIVED, TAKEN_UP, GRANTED, PARTLY_GRANTED, REFUSED;

        /// A request that was refused, or granted only in part, can be reopened.
        @Override
        public boolean mayBecome(RecordState next) {
            return switch (this) {
                case RECEIVED, TAKEN_UP -> next.ordinal() > ordinal();
                case GRANTED -> false;
                case PARTLY_GRANTED -> next == TAKEN_UP || next == GRANTED;
                case REFUSED -> next == TAKEN_UP || next == GRANTED || next == PARTLY_GRANTED;
            };
        }

        /// Whether it waits for an answer.
        public boolean isOpen() {
            return this == RECEIVED || this == TAKEN_UP;
        }
    }

    /// What a request was before it had the fields after `answer`.
    @RegisterForReflection
    record First(
            Type type, String what, Instant receivedAt, String language, State state, LocalDate answeredOn, String answer) {}

    @Override
    public Object recognisedBy() {
        return channel == null && refusal == null && extendedBecause == null
                ? new First(type, what, receivedAt, language, state, answeredOn, answer) : this;
    }

    /// A request that has just come in.
    static RightsRequest received(Type type, String what, Instant at, String language, Channel channel) {
        return new RightsRequest(type, what, at, language, State.RECEIVED, null, null, channel, null, null);
    }

    RightsRequest granted(LocalDate on, String told) {
        return answered(State.GRANTED, null, on, told);
    }

    /// @param why null when it is granted
    RightsRequest answered(State outcome, Refusal why, LocalDate on, String told) {
        return new RightsRequest(type, what, receivedAt, language, outcome, on, told, channel, why, extendedBecause);
    }

    RightsRequest extended(String because) {
        return new RightsRequest(type, what, receivedAt, language, State.TAKEN_UP, null, null, channel, null, because);
    }

    @Override
    public void check(Instant now) {
        DateChecks.past("receivedAt", receivedAt, now);
        DateChecks.past("answeredOn", answeredOn, now);
        if (state.isOpen() != (answeredOn == null) || state.isOpen() != (answer == null)) {
            throw Problems.invalid("answer", "must be given with answeredOn once it is granted or refused, and not before");
        }
        if (refusal != null && state != State.REFUSED && state != State.PARTLY_GRANTED) {
            throw Problems.invalid("refusal", "must be given only when it is refused or granted in part");
        }
    }

    /// The term is extended once.
    @Override
    public void check(Particulars before) {
        if (before instanceof RightsRequest earlier && earlier.extendedBecause
                != null && !earlier.extendedBecause.equals(extendedBecause)) {
            throw Problems.invalid("extendedBecause", "must not change: the term was already extended, and can be extended only once");
        }
    }

    /// The term of a request that waits is extended before it is over, where the law has an extension.
    @Override
    public void check(Particulars before, Law law, Instant now) {
        RightsRequest earlier = (RightsRequest) before;
        boolean extended = extendedBecause != null && (earlier == null || earlier.extendedBecause == null);
        if (extended && (earlier == null || !earlier.isExtendable(law, LocalDate.ofInstant(now, law.zone())))) {
            throw Problems.invalid("extendedBecause",
                    "must be left out: a term can be extended only if the law allows it, before the term is over and before the request "
                            + "is answered");
        }
    }

    private boolean isExtendable(Law law, LocalDate today) {
        return state.isOpen() && law.profile().mayExtendRightsRequest() && dueOn(law).filter(today::isAfter).isEmpty();
    }

    /// The end of the last day on which it can be answered in time, while it is open.
    @Override
    public Optional<Due> due(VisibleCase file, Law law) {
        return state.isOpen()
                ? dueOn(law).map(last -> new Due(last.plusDays(1).atStartOfDay(law.zone()).toInstant(), null)) : Optional.empty();
    }

    /// The last day on which it can be answered in time; empty where the law sets no term.
    Optional<LocalDate> dueOn(Law law) {
        return Optional.ofNullable(law.profile().rightsRequestDue(LocalDate.ofInstant(receivedAt, law.zone()), extendedBecause != null));
    }

    /// The authority and the organisations that have the case are responsible for the answer.
    @Override
    public Optional<String> notice(RecordState before) {
        return before == null ? Optional.of("RIGHTS_REQUEST") : Optional.empty();
    }
}
