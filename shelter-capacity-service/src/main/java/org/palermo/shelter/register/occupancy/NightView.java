package org.palermo.shelter.register.occupancy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// The numbers of one night of a shelter.
///
/// @param night the day on which the night begins
/// @param operational places in service
/// @param staffed places that staff can look after
/// @param hygieneLimit places that hygiene and distancing allow
/// @param occupied people placed there, and people of the last census who have no placement
/// @param held places under a hold that has not ended
/// @param available places that may still be given: the least of the three, minus occupied and held; null when the census is too
///     old
@RegisterForReflection
public record NightView(
        LocalDate night, int operational, int staffed, int hygieneLimit, int occupied, int held, @JsonInclude Integer available) {

    static NightView of(LocalDate night, int operational, int staffed, int hygieneLimit, int occupied, int held, boolean known) {
        int left = Math.min(operational, Math.min(staffed, hygieneLimit)) - occupied - held;
        return new NightView(night, operational, staffed, hygieneLimit, occupied, held, known ? (Integer) Math.max(0, left) : null);
    }
}
