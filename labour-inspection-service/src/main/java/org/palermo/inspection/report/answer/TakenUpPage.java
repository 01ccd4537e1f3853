package org.palermo.inspection.report.answer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Reports whose cases the mechanism took up, in the order in which it did so. Of the cases it says the reference and nothing else.
///
/// @param items empty when there are no more for now
/// @param next the value with which to ask for the next answers
@RegisterForReflection
record TakenUpPage(@NotNull @Size(max = 200) List<@NotNull @Valid TakenUp> items,
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{1,200}", message = "must have letters, digits, - and _ only") String next) {

    /// @param report the id of the report
    /// @param takenUpOn the day, in the time zone of the country
    /// @param reference of the case; null when the mechanism does not say it
    @RegisterForReflection
    record TakenUp(@NotNull UUID report, @NotNull LocalDate takenUpOn,
            @Pattern(regexp = "[A-Z0-9~$=*-]{1,40}", message = "must be the reference of a case") String reference) {}
}
