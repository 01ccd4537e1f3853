package org.palermo.shelter.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.placement.Purpose;
import org.palermo.shelter.register.Need;

/// A request for a place, for a case of the mechanism.
///
/// @param from the first night, a date of the country's zone
/// @param children their ages in years
record AccommodationRequest(
        UUID id, String reference, UUID caseFile, String region, Purpose purpose, LocalDate from, int nights, int women,
        List<Integer> children, List<Need> needs, List<String> avoidRegions, Instant requestedAt) {

    AccommodationRequestView view(RequestStatus status) {
        return new AccommodationRequestView(id, reference, caseFile, status, region, purpose,
                from, nights, women, children, needs, avoidRegions, requestedAt);
    }
}
