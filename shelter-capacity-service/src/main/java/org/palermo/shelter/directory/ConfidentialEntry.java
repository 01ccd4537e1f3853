package org.palermo.shelter.directory;

import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.area.Area;

/// What the directory says of a confidential shelter: that there is one in an area, under a made-up id. Whatever would
/// tell two of one area apart (whom it takes, its languages, whether it is open) is not in it, so nobody can follow one
/// when its id or its area changes.
final class ConfidentialEntry {
    private ConfidentialEntry() {}

    static DirectoryEntry of(UUID alias, Area area, Country country, LocalDate shownFrom) {
        return new EntryBuilder(alias, "Protected accommodation", "A shelter whose address is secret.")
                .with("status", "active")
                .with("application_process", "A place is asked for through a first responder or an organisation of the national referral mechanism.")
                .area(country, area.name(), country.regions().stream().filter(r -> area.regions().contains(r.code())).toList())
                .term(ShelterEntry.ACCOMMODATION)
                .of(Source.CONFIDENTIAL, null, null, shownFrom);
    }
}
