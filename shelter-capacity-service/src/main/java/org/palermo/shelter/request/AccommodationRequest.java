package org.palermo.shelter.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.placement.Purpose;
import org.palermo.shelter.register.Need;

/// A request for a place, for a case of the mechanism.
///
/// @param from the first night, a date of the country's zone
/// @param children their ages in years
record AccommodationRequest(
        UUID id, String reference, UUID caseFile, String region, Purpose purpose, LocalDate from, int nights, int women, List<Integer> children,
        List<Need> needs, List<String> avoidRegions, Instant requestedAt) {

    /// Reads the columns in the order of {@link RequestStore}'s query.
    static AccommodationRequest read(Object[] r) {
        return new AccommodationRequest((UUID) r[0], (String) r[1], (UUID) r[2], (String) r[3], Purpose.valueOf((String) r[4]), (LocalDate) r[5], (Integer) r[6],
                (Integer) r[7], split((String) r[8]).stream().map(Integer::valueOf).toList(), split((String) r[9]).stream().map(Need::valueOf).toList(),
                split((String) r[10]), (Instant) r[11]);
    }

    AccommodationRequestView view(RequestStatus status) {
        return new AccommodationRequestView(id, reference, caseFile, status, region, purpose, from, nights, women, children, needs, avoidRegions, requestedAt);
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }
}
