package org.palermo.inspection.recruitment.fee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A declared fee as the API shows it.
///
/// @param id the id of the fee
/// @param destination to work in this country, ISO 3166-1 alpha-2
/// @param item for what
/// @param paidBy who pays
/// @param amount how much
/// @param validFrom first day
/// @param validUntil last day; left out without an end
/// @param current whether it is in force today
/// @param verdict whether the law of the corridor allows it today; a ceiling in months of a wage can't be compared without the wage
/// @param recordedAt when it was recorded, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecruitmentFeeView(
        UUID id, String destination, FeeItem item, Payer paidBy, RecruitmentAmount amount, LocalDate validFrom, LocalDate validUntil,
        boolean current, FeeVerdict verdict, Instant recordedAt) {

    public static RecruitmentFeeView of(FeeRow f, List<FeeRule> rules, LocalDate today) {
        RecruitmentAmount amount = new RecruitmentAmount(f.minor(), f.currency());
        boolean current = !today.isBefore(f.validFrom()) && (f.validUntil() == null || !today.isAfter(f.validUntil()));
        return new RecruitmentFeeView(f.id(), f.destination(), f.item(), f.paidBy(), amount, f.validFrom(), f.validUntil(), current,
                FeeVerdict.of(rules, List.of(new FeeRule.Paid(f.item(), f.paidBy(), amount)), null), f.recordedAt());
    }
}
