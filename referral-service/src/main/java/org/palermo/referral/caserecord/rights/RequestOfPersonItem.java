package org.palermo.referral.caserecord.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.referral.casefile.term.DueState;

/// A request of a person in a list: no name, and not what she says.
///
/// @param reference what people call the case
/// @param region the region of the case
/// @param type what she asks for
/// @param state the state that it is in
/// @param language the language of the answer, BCP 47; left out when nobody has said it
/// @param receivedOn the day on which it came in, in the country of the case
/// @param dueOn the last day to answer it; left out where the law sets no term
/// @param daysLeft the days until then, below zero when it is overdue; left out without a term, and once it is answered
/// @param due whether it is overdue or due soon; left out once it is answered
/// @param extended whether the term was extended
/// @param answeredOn the day on which it was answered; left out until then
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestOfPersonItem(
        UUID id, String reference, String region, RightsRequest.Type type, RightsRequest.State state, String language, LocalDate receivedOn,
        LocalDate dueOn, Long daysLeft, DueState due, boolean extended, LocalDate answeredOn) {}
