package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.palermo.shelter.register.Need;

/// Who needs what, from when, for how long.
///
/// @param from the first night, a date of the country's zone
/// @param languages one of which should be spoken, BCP 47; empty when any language will do
@RegisterForReflection
public record Stay(LocalDate from, int nights, Party party, List<Need> needs, List<String> languages) {

    public Stay {
        languages = languages == null ? List.of() : languages;
    }

    /// The primary subtags of the languages, in the form in which shelters list their languages. The rest of a tag is dropped: for
    /// a bed for the night, a person who speaks Swiss German speaks German.
    public List<String> primaryLanguages() {
        return languages.stream().map(language -> language.split("-")[0].toLowerCase(Locale.ROOT)).distinct().toList();
    }

    /// A stay for which any language will do.
    public Stay(LocalDate from, int nights, Party party, List<Need> needs) {
        this(from, nights, party, needs, List.of());
    }
}
