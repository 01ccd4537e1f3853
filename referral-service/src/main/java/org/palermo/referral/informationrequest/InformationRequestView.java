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
/// @param from the organisation that asks
/// @param to the organisation that is asked
/// @param dueOn the last day to answer, in the jurisdiction
/// @param due how near that day is; `NONE` once it was answered or withdrawn
/// @param answer left out while there is none
/// @param endedAt when it was answered or withdrawn
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InformationRequestView(
        UUID id, UUID caseFile, UUID from, UUID to, String question, Instant askedAt, LocalDate dueOn, DueState due, RequestState status,
        String answer, Instant endedAt, int version) implements Versioned {}
