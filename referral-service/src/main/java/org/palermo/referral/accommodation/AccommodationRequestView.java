package org.palermo.referral.accommodation;

import org.palermo.kernel.etag.Versioned;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A request and its result, for everybody who works on the case.
///
/// @param reference the reference to use on the phone
/// @param caseFile the id of the case
/// @param status how far the request is
/// @param purpose what the place is for
/// @param region the region in or near which a place is sought
/// @param from the first night
/// @param nights how many nights
/// @param women how many women
/// @param children the age in years of each child
/// @param needs what the place must offer
/// @param avoidRegions regions where she must not be placed, ISO 3166-2
/// @param agency the organisation that asked
/// @param requestedAt when it was requested, in UTC
/// @param closedAt when it was closed, in UTC; left out until then
/// @param closeReason why it was closed; left out until then
/// @param stays the stays that it led to, latest first
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccommodationRequestView(
        UUID id, String reference, UUID caseFile, RequestState status, Purpose purpose, String region, LocalDate from, int nights,
        int women, List<Integer> children, List<Need> needs, List<String> avoidRegions, UUID agency, Instant requestedAt, Instant closedAt,
        CloseReason closeReason, List<StayView> stays, int version) implements Versioned {

    static AccommodationRequestView of(AccommodationRequest r, AskedPlace asked, List<StayView> stays) {
        return new AccommodationRequestView(r.id, r.reference, r.caseFile, RequestState.of(r.closedAt != null, stays), r.purpose,
                asked.region(), r.from, r.nights, asked.women(), asked.children(), asked.needs(), asked.avoidRegions(), r.agency,
                r.requestedAt, r.closedAt, r.closeReason, stays, r.version);
    }
}
