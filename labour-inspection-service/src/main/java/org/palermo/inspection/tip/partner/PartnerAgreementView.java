package org.palermo.inspection.tip.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.tip.TipField;

/// An agreement with a partner.
///
/// @param id the id of the agreement
/// @param partner the name of the organisation
/// @param kind what it is
/// @param purpose for what it sends
/// @param legalBasis the law on which it is based
/// @param fields what it may send
/// @param validFrom first day
/// @param validUntil last day
/// @param endedOn the day on which it was ended early; otherwise left out
/// @param current whether it is in force today
/// @param recordedAt when it was recorded, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerAgreementView(
        UUID id, String partner, PartnerKind kind, String purpose, String legalBasis, List<TipField> fields, LocalDate validFrom,
        LocalDate validUntil, LocalDate endedOn, boolean current, Instant recordedAt) {

    /// Whether it is in force on a day.
    public boolean countsOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil) && (endedOn == null || day.isBefore(endedOn));
    }
}
