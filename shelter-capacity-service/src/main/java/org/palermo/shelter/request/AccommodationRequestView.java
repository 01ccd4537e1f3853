package org.palermo.shelter.request;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.shelter.placement.Purpose;
import org.palermo.shelter.register.Need;

/// A request as the coordinators of its case see it.
///
/// @param reference what to say on the phone
/// @param caseFile the id of the case
/// @param status whether places are sought, held or given
/// @param purpose what the place is for
/// @param from the first night
/// @param nights how many nights
/// @param women how many women
/// @param children the age in years of each child
/// @param needs what the place must offer
/// @param avoidRegions regions where she must not be placed, ISO 3166-2
/// @param requestedAt when it was requested, in UTC
@RegisterForReflection
public record AccommodationRequestView(
        UUID id, String reference, UUID caseFile, RequestStatus status, String region, Purpose purpose, LocalDate from, int nights,
        int women, List<Integer> children, List<Need> needs, List<String> avoidRegions, Instant requestedAt) {}
