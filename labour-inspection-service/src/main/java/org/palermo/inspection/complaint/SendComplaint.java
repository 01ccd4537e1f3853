package org.palermo.inspection.complaint;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.palermo.inspection.text.PlainText;

/// A complaint from the public page.
///
/// @param country where the workplace is, ISO 3166-1 alpha-2: a country held here
/// @param place which workplace and where
/// @param what is complained about
/// @param from who complains; may be left out
/// @param contact how she can be reached safely; may be left out
/// @param language of the complainant, BCP 47
@RegisterForReflection
public record SendComplaint(
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @NotBlank @Size(max = 500) @PlainText String place,
        @NotBlank @Size(max = 4000) @PlainText String what, @Size(max = 200) @PlainText String from,
        @Size(max = 300) @PlainText String contact,
        @Pattern(regexp = "[a-z]{2,3}") String language) {

    /// Contains nothing of the complaint, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "SendComplaint";
    }
}
