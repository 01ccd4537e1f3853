package org.palermo.inspection.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.etag.Versioned;

/// A complaint, for the chief inspector.
///
/// @param reference by which the complainant can name it
/// @param channel how it came
/// @param country where the workplace is, ISO 3166-1 alpha-2
/// @param workplace the id of the workplace; left out when it is not known here
/// @param place which workplace and where, in words; left out in lists, and when nothing was said
/// @param what is complained about; left out in lists
/// @param from who complains; left out in lists, and when she did not say
/// @param contact how she can be reached safely; left out in lists, and when she did not say
/// @param language of the complainant, BCP 47; left out when unknown
/// @param takenBy subject of the person who took it in; left out for the public page
/// @param takenAt when it was taken in, in UTC
/// @param state whether it was decided
/// @param outcome what was decided; left out before
/// @param plannedVisit the id of the visit that was planned from it; left out when there is none
/// @param note the words of the chief inspector; left out in lists, and when there are none
/// @param triagedAt when it was decided, in UTC; left out before
/// @param version for If-Match
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComplaintView(
        UUID id, String reference, ComplaintChannel channel, String country, UUID workplace, String place, String what, String from,
        String contact,
        String language, String takenBy, Instant takenAt, ComplaintState state, ComplaintOutcome outcome, UUID plannedVisit, String note,
        Instant triagedAt,
        int version) implements Versioned {

    /// Contains nothing of the complaint, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "ComplaintView";
    }
}
