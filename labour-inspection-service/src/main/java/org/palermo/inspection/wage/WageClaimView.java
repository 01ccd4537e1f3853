package org.palermo.inspection.wage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.wage.calculation.PayPeriod;
import org.palermo.kernel.etag.Versioned;

/// A claim as the API shows it.
///
/// @param id the claim's id
/// @param reference what people call it
/// @param workplace the workplace's id
/// @param visit the visit in which it was found, by the id that the inspectorate uses; left out when none is named
/// @param country of the workplace, ISO 3166-1 alpha-2, whose law applies
/// @param name her name; left out when there is none, and after the claim was erased
/// @param label what the claim calls her without a name; left out when there is none, and after the claim was erased
/// @param bornOn her date of birth; left out when it is not known, and after the claim was erased
/// @param language in which she reads her statement, BCP 47; left out when it is not known
/// @param region ISO 3166-2; left out when the minimum wage does not depend on it
/// @param category the law's code for workers with a minimum wage of their own; left out for all others
/// @param currency ISO 4217
/// @param payPeriod for which time due and paid wages are compared
/// @param standbyPercent how much of an hour of standby counts as work; left out when nobody has decided
/// @param employedFrom the first day of the employment
/// @param employedUntil its last day; left out while it lasts
/// @param owed what the latest calculation says; left out before the first one
/// @param repaid what was paid back
/// @param balance what is still to be paid; left out before the first calculation
/// @param calculatedAt when it was last calculated, in UTC; left out before the first calculation
/// @param outOfDate true when hours, pay, fees or the claim were changed after the latest calculation; otherwise left out
/// @param recordedAt when the claim was begun, in UTC
/// @param erased true after the claim was erased; otherwise left out
/// @param version the number of changes
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WageClaimView(
        UUID id, String reference, UUID workplace, UUID visit, String country, String name, String label, LocalDate bornOn, String language,
                String region,
        String category, String currency, PayPeriod payPeriod, Integer standbyPercent, LocalDate employedFrom, LocalDate employedUntil,
                Money owed,
        Money repaid, Money balance, Instant calculatedAt, Boolean outOfDate, Instant recordedAt, Boolean erased,
                int version) implements Versioned {

    static WageClaimView of(WageClaim c) {
        WageWorker w = c.worker();
        return new WageClaimView(c.id(), c.reference(), c.workplace(), c.visit(), c.country(), w.name(), w.label(), w.bornOn(),
                w.language(), w.region(),
                w.category(), c.currency(), w.payPeriod(), w.standbyPercent(), w.employedFrom(), w.employedUntil(),
                Money.of(c.owed(), c.currency()),
                Money.of(c.repaid(), c.currency()), Money.of(c.balance(), c.currency()), c.calculatedAt(), c.isOutOfDate() ? true
                : null,
                c.recordedAt(), c.erased() ? true : null, c.version());
    }
}
