package org.palermo.shelter.directory.entry;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;

/// How a public service line is reached, when it is open and whom it takes, in an event of the mechanism.
///
/// @param addressConfidential whether there is an address that may not be known; then none is sent
/// @param languages BCP 47
@RegisterForReflection
public record LineContact(
        @NotNull @Size(max = 10) List<@Valid @NotNull Phone> phones, @Valid Address address, boolean addressConfidential,
        @Size(max = 500) @Pattern(regexp = "https?://[!-~]+") String web, @Valid Hours hours,
        @NotNull @Size(max = 50) List<@NotNull @Pattern(regexp = LANGUAGE) String> languages, @Valid Takes takes,
        @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = "[A-Z][A-Z_]{1,39}") String> accessibility) {

    private static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /// @param number international (E.164), or a short number that is dialled inside the country only
    @RegisterForReflection
    public record Phone(
            @NotNull @Pattern(regexp = "\\+?[0-9]{3,15}") String number, @Size(max = 80) String label,
            @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = LANGUAGE) String> languages) {}

    /// @param region the code of a region of the country
    @RegisterForReflection
    public record Address(
            @NotBlank @Size(max = 200) String line1, @Size(max = 200) String line2, @NotBlank @Size(max = 100) String town,
            @NotBlank @Size(max = 20) String region, @Size(max = 20) String postcode) {}

    /// Hours of each week, in the time zone of the country.
    ///
    /// @param alwaysOpen day and night, every day; then there are no periods
    @RegisterForReflection
    public record Hours(
            boolean alwaysOpen, @NotNull @Size(max = 28) List<@Valid @NotNull Period> periods, @Size(max = 300) String publicHolidays) {}

    /// @param closes on the next day when it is before `opens`
    @RegisterForReflection
    public record Period(
            @NotNull DayOfWeek day, @NotNull @Pattern(regexp = TIME) String opens, @NotNull @Pattern(regexp = TIME) String closes) {}

    /// @param minAge years, or null
    /// @param maxAge years, or null
    @RegisterForReflection
    public record Takes(
            boolean women, boolean girls, boolean men, boolean boys, @Min(0) @Max(120) Integer minAge, @Min(0) @Max(120) Integer maxAge,
            @Size(max = 500) String cannotTake) {}
}
