package org.palermo.shelter.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// One night of a shelter, counted.
///
/// @param operational places in service
/// @param staffed places that staff can look after
/// @param hygieneLimit places that hygiene and distancing allow
/// @param occupied placed there, and those of the last census whom no placement accounts for
/// @param held under a hold that has not ended
/// @param available what may still be given: of the least of the three, what is neither occupied nor held; null when the
///     census is too old to know
@RegisterForReflection
public record NightView(
        LocalDate night, int operational, int staffed, int hygieneLimit, int occupied, int held, @JsonInclude Integer available) {

    static NightView of(LocalDate night, int operational, int staffed, int hygieneLimit, int occupied, int held, boolean known) {
        int left = Math.min(operational, Math.min(staffed, hygieneLimit)) - occupied - held;
        return new NightView(night, operational, staffed, hygieneLimit, occupied, held, known ? (Integer) Math.max(0, left) : null);
    }
}
