package org.palermo.referral.caserecord.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.etag.Versioned;
import org.palermo.referral.casefile.term.DueState;

/// A request of a person, for the data protection officer who answers it.
///
/// @param caseFile the id of the case
/// @param reference what people call the case
/// @param region the region of the case
/// @param type what she asks for
/// @param state the state that it is in
/// @param language the language of the answer, BCP 47; left out when nobody has said it
/// @param channel how it came in; left out when nobody has recorded it
/// @param receivedOn the day on which it came in, in the country of the case
/// @param dueOn the last day to answer it; left out where the law sets no term
/// @param daysLeft the days until then, below zero when it is overdue; left out without a term, and once it is answered
/// @param due whether it is overdue or due soon; left out once it is answered
/// @param term the article that sets the term, or says that there is none
/// @param termUnverified whether the authors of the profile have not read that article
/// @param extendable whether the term can be extended now
/// @param what the request, in the person's words
/// @param extendedBecause why the term was extended; left out while it was not
/// @param answeredOn the day on which it was answered; left out until then
/// @param refusal why it was refused or granted only in part; left out otherwise
/// @param answer what the person was told; left out until it is answered
/// @param next what is to be done since it was granted; left out when there is nothing
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestOfPersonView(
        UUID id, UUID caseFile, String reference, String region, RightsRequest.Type type, RightsRequest.State state, String language,
        RightsRequest.Channel channel, LocalDate receivedOn, LocalDate dueOn, Long daysLeft, DueState due, String term,
                boolean termUnverified,
        boolean extendable, String what, String extendedBecause, LocalDate answeredOn, RightsRequest.Refusal refusal, String answer,
                Next next,
        int version) implements Versioned {

    /// What a granted request leads to.
    @Schema(name = "RightsRequestNext")
    public enum Next {
        /// Who works on the case, or its authority, makes the copy and hands it over.
        GIVE_COPY,
        /// Who works on the case, or its authority, corrects what is held.
        CORRECT,
        /// A data protection officer erases the person; while the case is open, a second person agrees.
        ERASE
    }

    static Next next(RightsRequest said) {
        boolean granted = said.state() == RightsRequest.State.GRANTED || said.state() == RightsRequest.State.PARTLY_GRANTED;
        return !granted ? null : switch (said.type()) {
            case COPY -> Next.GIVE_COPY;
            case CORRECTION -> Next.CORRECT;
            case ERASURE -> Next.ERASE;
            case COMPLAINT -> null;
        };
    }
}
