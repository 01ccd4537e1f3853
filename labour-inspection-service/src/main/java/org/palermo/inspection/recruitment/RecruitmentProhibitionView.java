package org.palermo.inspection.recruitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A prohibition of recruitment, as the API shows it.
///
/// @param id the id of the prohibition
/// @param country for work in this country only, ISO 3166-1 alpha-2; left out for any
/// @param validFrom first day
/// @param validUntil last day; left out without an end
/// @param instrument the decision or article on which it is based
/// @param liftedOn from which day it is no longer in force; left out while it is
/// @param current whether it is in force today
/// @param recordedAt when it was recorded, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecruitmentProhibitionView(
        UUID id, String country, LocalDate validFrom, LocalDate validUntil, String instrument, LocalDate liftedOn, boolean current,
        Instant recordedAt) {

    static RecruitmentProhibitionView of(ProhibitionRow p, LocalDate today) {
        return new RecruitmentProhibitionView(p.id(), p.country(), p.validFrom(), p.validUntil(), p.instrument(), p.liftedOn(),
                p.countsOn(today), p.recordedAt());
    }
}
