package org.palermo.shelter.directory.entry;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// An event of the mechanism about a service line that its provider has marked public.
///
/// @param listed false when the line must be removed from the directory
/// @param organisation the provider's name
/// @param regions codes; empty for a national line
/// @param capacity how long people wait and how many more it can take; null when nobody said, or the line is not open
/// @param contact how it is reached; null when nothing was said, or the line is not open
/// @param since when the line entered its state
@RegisterForReflection
public record ServiceLineChanged(
        @NotNull UUID line, boolean listed, @NotNull UUID provider, @NotBlank @Size(max = 300) String organisation,
        @NotNull @Pattern(regexp = CODE) String category, @NotNull @Pattern(regexp = "[A-Z]{2}") String country, boolean national,
        @NotNull @Size(max = 500) List<@NotNull String> regions, @NotNull List<@NotNull @Pattern(regexp = CODE) String> channels,
        @NotNull @Pattern(regexp = CODE) String state, @NotNull Instant since, Helpline helpline,
        @Valid Capacity capacity, @Valid LineContact contact) {

    public static final String TYPE = "org.palermo.referral.service-line-changed";
    private static final String CODE = "[A-Z][A-Z_]{1,39}";

    /// @param lines how many calls it can take at once; null when nobody said
    /// @param averageWaitSeconds seconds until somebody answers
    /// @param unansweredShare the share of calls that nobody answered, 0 to 1
    @RegisterForReflection
    public record Helpline(Integer lines, Integer averageWaitSeconds, Double unansweredShare) {}

    /// @param waitDays days that a person waits until her first appointment; null when nobody said
    /// @param freePlaces how many more people it can take; null when nobody said
    /// @param statedOn the day on which its provider said it
    @RegisterForReflection
    public record Capacity(Integer waitDays, Integer freePlaces, @NotNull LocalDate statedOn) {}
}
