package org.palermo.referral.casefile.worklist;

import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.access.ShownTo;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.casefile.term.DueState;

/// A case file in a list.
///
/// @param reference that people use for the record
/// @param stage the stage of the case
/// @param ageGroup the age group of the person; null when nobody knows it
/// @param sex the sex of the person; null when nobody knows it
/// @param exploitation forms of exploitation; null once the person is erased
/// @param referredAt when the person was referred, in UTC
/// @param dueOn the last day of the open duty in the jurisdiction's calendar, or null
/// @param due whether the open duty is in time, soon due or overdue; null when no duty is open
/// @param recoveryEndsOn the last day of recovery and reflection; null when there is none, or while its end is open
/// @param caseworker the account of the authority's person who works on the case, or null
/// @param secondReader the account of the person who confirms decisions of this case, or null
@RegisterForReflection
public record CaseFileItem(
        UUID id, String reference, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex, List<Exploitation> exploitation,
        Instant referredAt, LocalDate dueOn, DueState due, LocalDate recoveryEndsOn,
        @ShownTo(COMPETENT_AUTHORITY) UUID caseworker, @ShownTo(COMPETENT_AUTHORITY) UUID secondReader) {}
