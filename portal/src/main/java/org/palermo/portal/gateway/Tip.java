package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// A tip from the public page, as it is sent.
///
/// @param country ISO 3166-1 alpha-2
/// @param seenOn the last day on which it was seen, or null
/// @param dangerNow true when somebody is in danger now, otherwise null
/// @param contact how the sender can be reached, or null
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tip(
        String country, String what, String place, String placeKind, String concern, LocalDate seenOn, Boolean dangerNow, String contact) {

    /// Contains nothing of the tip, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "Tip";
    }
}
