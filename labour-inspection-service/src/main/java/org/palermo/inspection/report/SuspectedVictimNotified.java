package org.palermo.inspection.report;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Data of the event `org.palermo.inspection.suspected-victim-notified`: somebody was found. It does not say who, because the person
/// is an adult who declined to be referred.
///
/// @param region ISO 3166-2, or a code of a smaller region below it
/// @param date the date of the finding, in the time zone of the country
/// @param exploitation sorted
@RegisterForReflection
record SuspectedVictimNotified(
        UUID report, String region, LocalDate date, AgeGroup ageGroup, Sex sex, List<Exploitation> exploitation, UUID senderAgency) {
    static final String TYPE = "org.palermo.inspection.suspected-victim-notified";
}
