package org.palermo.inspection.tip.partner;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.tip.TipField;

/// A partner whose secret was right, with what its agreement allows.
///
/// @param agency the inspectorate that made the agreement
record SignedInPartner(UUID agreement, UUID agency, String purpose, List<TipField> fields, LocalDate validFrom, LocalDate validUntil) {

    boolean countsOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil);
    }
}
