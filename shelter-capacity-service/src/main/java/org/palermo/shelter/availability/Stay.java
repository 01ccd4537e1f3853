package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.palermo.shelter.register.Need;

/// A requested stay: the people, their needs, and the nights.
///
/// @param from the first night, a date of the country's zone
/// @param languages one of which should be spoken, BCP 47; empty when any language will do
@RegisterForReflection
public record Stay(LocalDate from, int nights, Party party, List<Need> needs, List<String> languages) {

    public Stay {
        languages = languages == null ? List.of() : languages;
    }

    /// The primary subtags of the languages, in the form in which shelters list their languages. The rest of a tag is dropped
    /// (`de-CH` counts as `de`), because a regional form does not matter for a night in a shelter.
    public List<String> primaryLanguages() {
        return languages.stream().map(language -> language.split("-")[0].toLowerCase(Locale.ROOT)).distinct().toList();
    }

    /// A stay for which any language will do.
    public Stay(LocalDate from, int nights, Party party, List<Need> needs) {
        this(from, nights, party, needs, List.of());
    }
}
