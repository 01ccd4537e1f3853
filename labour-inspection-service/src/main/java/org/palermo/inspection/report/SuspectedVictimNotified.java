package org.palermo.inspection.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Data of `org.palermo.inspection.suspected-victim-notified`: an adult declined, so this says that somebody was
/// found, and not who.
///
/// @param date in the time zone of the country
@RegisterForReflection
record SuspectedVictimNotified(
        UUID report, String region, LocalDate date, AgeGroup ageGroup, Sex sex, List<Exploitation> exploitation, UUID senderAgency) {
    static final String TYPE = "org.palermo.inspection.suspected-victim-notified";
}
