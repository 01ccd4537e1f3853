package org.palermo.shelter.directory.entry;

import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.area.Area;

/// The directory entry of a confidential shelter: it only says that there is a shelter in an area, under a random id. It omits
/// everything that differs between shelters of one area (whom they take, languages, whether they are open), so nobody can follow a
/// shelter when its id or its area changes.
final class ConfidentialEntry {
    private ConfidentialEntry() {}

    static DirectoryEntry of(UUID alias, Area area, Country country, LocalDate shownFrom) {
        return new EntryBuilder(alias, "Protected accommodation", "A shelter whose address is secret.")
                .with("status", "active")
                .with("application_process",
                        "A place is asked for through a first responder or an organisation of the national referral mechanism.")
                .area(country, area.name(), country.regions().stream().filter(r -> area.regions().contains(r.code())).toList())
                .term(ShelterEntry.ACCOMMODATION)
                .of(Source.CONFIDENTIAL, null, null, shownFrom);
    }
}
