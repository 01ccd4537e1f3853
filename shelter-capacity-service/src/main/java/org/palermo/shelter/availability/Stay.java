package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.palermo.shelter.register.Need;

/// Who needs what, from when, for how long.
///
/// @param from the first night, a date of the country's zone
/// @param languages of which one should be spoken, BCP 47; empty when any will do
@RegisterForReflection
public record Stay(LocalDate from, int nights, Party party, List<Need> needs, List<String> languages) {

    public Stay {
        languages = languages == null ? List.of() : languages;
    }

    /// Where any language will do.
    public Stay(LocalDate from, int nights, Party party, List<Need> needs) {
        this(from, nights, party, needs, List.of());
    }
}
