package org.palermo.shelter.placement.handover;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.palermo.kernel.etag.Versioned;

/// How the people reach the shelter.
///
/// @param meetingPoint where she is met; null when nobody said
/// @param call whom to call on the way; null when nobody is to be called
/// @param travelTime how long the way takes
/// @param transport how she travels
/// @param givenAt when the handover was last written
/// @param version version of the placement, its ETag
@RegisterForReflection
public record HandoverView(String meetingPoint, String call, TravelTime travelTime,
        Transport transport, Instant givenAt, int version) implements Versioned {

    @Override
    public String toString() {
        return "HandoverView[secret]";
    }
}
