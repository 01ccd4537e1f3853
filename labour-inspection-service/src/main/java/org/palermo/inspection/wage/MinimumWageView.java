package org.palermo.inspection.wage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.palermo.inspection.wage.law.MinimumRate;
import org.palermo.inspection.wage.law.WageUnit;

/// A minimum wage from one day to another.
///
/// @param amount in units of the currency; may have more decimals than the currency
/// @param currency ISO 4217
/// @param unit the time for which it is set
/// @param ageFrom the age in years from which it applies, until the next higher one
/// @param category the law's code for some workers; left out for all others
/// @param region ISO 3166-2; left out for the whole country
/// @param validFrom the first day
/// @param validUntil the last day; left out while it is in force
/// @param published when it was published; left out when the source does not say
/// @param instrument the law; left out when the source does not name it
/// @param source where it was read
/// @param unverified whether nobody has read the law itself
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MinimumWageView(
        BigDecimal amount, String currency, WageUnit unit, int ageFrom, String category, String region, LocalDate validFrom,
                LocalDate validUntil, LocalDate published,
        String instrument, String source, boolean unverified) {

    static MinimumWageView of(MinimumRate r) {
        return new MinimumWageView(r.amount(), r.currency(), r.unit(), r.ageFrom(), r.category(), r.region(), r.validFrom(), r.validUntil(),
                r.published(), r.instrument(),
                r.source(), r.unverified());
    }
}
