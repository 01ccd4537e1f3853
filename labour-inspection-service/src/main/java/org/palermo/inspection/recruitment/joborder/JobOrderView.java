package org.palermo.inspection.recruitment.joborder;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.inspection.recruitment.fee.RecruitmentAmount;

/// A job order as the API shows it.
///
/// @param id the id of the job order
/// @param number as the authority writes it
/// @param employer the employer abroad
/// @param position the job
/// @param country of the work, ISO 3166-1 alpha-2
/// @param places how many workers; left out when not said
/// @param wage the approved wage; left out when not said
/// @param wagePer of which period that is the wage; left out without a wage
/// @param validFrom first day
/// @param validUntil last day
/// @param withdrawnOn from which day it is no longer in force; left out while it is
/// @param valid whether the agency may recruit for it today
/// @param recordedAt when it was recorded, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobOrderView(
        UUID id, String number, String employer, String position, String country, Integer places, RecruitmentAmount wage, WagePer wagePer,
        LocalDate validFrom, LocalDate validUntil, LocalDate withdrawnOn, boolean valid, Instant recordedAt) {

    static JobOrderView of(JobOrderRow j, LocalDate today) {
        return new JobOrderView(j.id(), j.number(), j.employer(), j.position(), j.country(), j.places(), j.wage(), j.wagePer(),
                j.validFrom(), j.validUntil(), j.withdrawnOn(), j.isValidOn(today), j.recordedAt());
    }
}
