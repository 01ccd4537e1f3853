package org.palermo.shelter.placement.handover;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// How the people reach the shelter, without saying where it is.
///
/// @param meetingPoint where they are met: a public place, never the shelter
/// @param call whom to call, by name and number
/// @param travelTime how long the way takes
/// @param transport how she travels
@RegisterForReflection
public record GiveHandover(
        @NotBlank @Size(max = 500) String meetingPoint, @NotBlank @Size(max = 200) String call,
        @NotNull TravelTime travelTime, @NotNull Transport transport) {

    @Override
    public String toString() {
        return "GiveHandover[secret]";
    }
}
