package org.palermo.referral.mechanism.serviceline.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A telephone of a service line.
///
/// @param number international (E.164), or a short number that is dialled inside the country only, as helplines often have
/// @param label what it is for, e.g. `Free of charge, at night`
/// @param languages BCP 47, spoken at this number; empty when they are those of the line
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Schema(name = "ServicePhone")
public record Phone(
        @NotNull @Pattern(regexp = NUMBER,
                message = "must be + and 7 to 15 digits, or a "
                        + "short number of 3 to 6 digits that is dialled inside the country") String number,
        @Size(max = 80) String label,
        @Size(max = 20)
        List<@NotNull @Pattern(regexp = Contact.LANGUAGE, message = "must be a BCP 47 tag, for example en or pt-BR") String> languages) {

    /// ITU-T E.164: the country code begins with 1 to 9, and the whole number has at most 15 digits.
    private static final String NUMBER = "\\+[1-9][0-9]{6,14}|[0-9]{3,6}";

    public Phone {
        languages = Objects.requireNonNullElse(languages, List.of());
    }
}
