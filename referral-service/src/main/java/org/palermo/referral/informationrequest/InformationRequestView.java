package org.palermo.referral.informationrequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;
import org.palermo.referral.casefile.term.DueState;

/// A request for information, for those who follow the case.
///
/// @param caseFile the id of the case file
/// @param from the organisation that asks
/// @param to the organisation that is asked
/// @param question what is asked; left out once the person is erased
/// @param askedAt when it was asked, in UTC
/// @param dueOn the last day to answer, in the jurisdiction
/// @param due how near that day is; `NONE` once it was answered or withdrawn
/// @param answer what the organisation answered; left out while there is no answer, and once the person is erased
/// @param endedAt when it was answered or withdrawn, in UTC; left out while it is open
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InformationRequestView(
        UUID id, UUID caseFile, UUID from, UUID to, String question, Instant askedAt, LocalDate dueOn, DueState due, RequestState status,
        String answer, Instant endedAt, int version) implements Versioned {}
