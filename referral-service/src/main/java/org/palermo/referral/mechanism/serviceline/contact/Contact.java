package org.palermo.referral.mechanism.serviceline.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a service line is reached, when it is open, and whom it takes. {@link ContactRules} has the rules that need more than one field.
///
/// @param phones its telephone numbers; empty when it has none
/// @param address its public address; null when it has none, or when it is confidential
/// @param addressConfidential whether there is an address that may not be known; it is stored nowhere in this register
/// @param web its website, an `http` or `https` address; left out when it has none
/// @param hours when it is open; left out when it is not known
/// @param languages BCP 47, spoken there
/// @param takes whom it takes; left out when it is not known
/// @param accessibility what makes it easier to reach for people with a disability
@Schema(name = "ServiceContact", examples = """
        {"phones":[{"number":"+448081570000","label":"Free of charge, day and night","languages":["en","pl"]}],
        "addressConfidential":true,"web":"https://help.example.org/",
        "hours":{"alwaysOpen":true,"periods":[],"publicHolidays":"Open as on other days."},
        "languages":["en","pl"],
        "takes":{"women":true,"girls":true,"men":false,"boys":false,"minAge":16,"cannotTake":"No emergency calls: dial 999."},
        "accessibility":["TEXT_RELAY"]}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Contact(
        @Size(max = 10) List<@Valid @NotNull Phone> phones, @Valid Address address, boolean addressConfidential,
        @Size(max = 500)
        @Pattern(regexp = WEB, message = "must be an http or https address of at most 500 characters, without a user name") String web,
        @Valid OpeningHours hours,
        @Size(max = 50)
        List<@NotNull @Pattern(regexp = LANGUAGE, message = "must be a BCP 47 tag, for example en or pt-BR") String> languages,
        @Valid AcceptedPeople takes, @Size(max = 10) List<@NotNull Accessibility> accessibility) {

    static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}";
    private static final String WEB = "https?://[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,9}(:[0-9]{1,5})?"
            + "(/([A-Za-z0-9._~:/@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?(\\?([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
            + "(#([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?";

    public Contact {
        phones = Objects.requireNonNullElse(phones, List.of());
        languages = Objects.requireNonNullElse(languages, List.of());
        accessibility = Objects.requireNonNullElse(accessibility, List.of());
    }
}
