package org.palermo.inspection.tip;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.PlainText;

/// A tip from the public page.
///
/// @param country where it happens, ISO 3166-1 alpha-2: a country held here
/// @param what what was seen, in words
/// @param place where it was seen: a name or an address
/// @param placeKind in what kind of place
/// @param concern what it is about; `OTHER` when it is left out
/// @param seenOn the last day on which it was seen; may be left out
/// @param dangerNow true when somebody is in danger now: then the answer names numbers to call
/// @param contact how the sender can be reached without danger; may be left out
@Schema(example = "{\"country\":\"GB\",\"what\":\"Twelve women sleep in the hall.\","
        + "\"place\":\"The hall in Mill Lane\",\"placeKind\":\"FACTORY\"}")
@RegisterForReflection
public record SendTip(
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country, @NotBlank @Size(max = 4000) @PlainText String what,
        @NotBlank @Size(max = 300) @PlainText String place, @NotNull PlaceKind placeKind, TipConcern concern, LocalDate seenOn,
        Boolean dangerNow,
        @Size(max = 300) @PlainText String contact) {

    TipContent content() {
        return new TipContent(what, place, placeKind, seenOn, saysDanger() ? true : null, null, null, null, null, null, null, null, null,
                contact == null || contact.isBlank() ? null : contact);
    }

    boolean saysDanger() {
        return Boolean.TRUE.equals(dangerNow);
    }

    /// Contains nothing of what it says, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "SendTip";
    }
}
