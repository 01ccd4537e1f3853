package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

    /// The languages as shelters say that they speak them, and no more: what follows the primary subtag may be anything, and
    /// whoever speaks Swiss German speaks German as far as a bed for the night is concerned.
    public List<String> primaryLanguages() {
        return languages.stream().map(language -> language.split("-")[0].toLowerCase(Locale.ROOT)).distinct().toList();
    }

    /// Where any language will do.
    public Stay(LocalDate from, int nights, Party party, List<Need> needs) {
        this(from, nights, party, needs, List.of());
    }
}
