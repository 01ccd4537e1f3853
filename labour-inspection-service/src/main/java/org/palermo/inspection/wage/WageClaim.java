package org.palermo.inspection.wage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.inspection.wage.calculation.PayPeriod;

/// A claim as it is stored, with its texts decrypted.
///
/// @param visit the id under which the inspectorate knows the visit, or null
/// @param worker without name, label and date of birth after the claim was erased
/// @param owed in the minor unit; null before the first calculation
/// @param facts the number of changes of the values that the calculation uses
/// @param calculatedFacts that number at the latest calculation, or null
public record WageClaim(
        UUID id, String reference, UUID workplace, UUID visit, String country, UUID agency, String currency, WageWorker worker, Long owed,
                long repaid,
        Instant calculatedAt, Integer calculatedFacts, Instant recordedAt, int version, int facts, boolean erased) {

    PayPeriod payPeriod() {
        return worker.payPeriod();
    }

    /// What is still to be paid; null before the first calculation.
    public Long balance() {
        return owed == null ? null : Math.max(0, owed - repaid);
    }

    /// Whether something was changed after the latest calculation.
    public boolean isOutOfDate() {
        return calculatedFacts != null && calculatedFacts != facts;
    }

    /// The last day that the claim can cover.
    public LocalDate end(LocalDate today) {
        return worker.employedUntil() == null ? today : worker.employedUntil();
    }
}
