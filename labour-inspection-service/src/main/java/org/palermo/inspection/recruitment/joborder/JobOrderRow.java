package org.palermo.inspection.recruitment.joborder;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.inspection.recruitment.fee.RecruitmentAmount;

/// A job order as it is stored.
///
/// @param wageMinor null without a wage, as are its currency and period
@RegisterForReflection
public record JobOrderRow(
        UUID id, UUID recruitmentAgency, String number, String employer, String employerKey, String position, String positionKey,
        String country, Integer places, Long wageMinor, String wageCurrency, WagePer wagePer, LocalDate validFrom, LocalDate validUntil,
        LocalDate withdrawnOn, Instant recordedAt) {

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil) && (withdrawnOn == null || day.isBefore(withdrawnOn));
    }

    /// Null without a wage.
    public RecruitmentAmount wage() {
        return wageMinor == null ? null : new RecruitmentAmount(wageMinor, wageCurrency);
    }
}
