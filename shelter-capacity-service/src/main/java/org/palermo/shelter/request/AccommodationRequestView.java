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
@RegisterForReflection
public record AccommodationRequestView(
        UUID id, String reference, UUID caseFile, RequestStatus status, String region, Purpose purpose, LocalDate from, int nights, int women,
        List<Integer> children, List<Need> needs, List<String> avoidRegions, Instant requestedAt) {}
