package org.palermo.shelter.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// What an area offers.
///
/// @param offer an opaque token that only who asked can hold, until `expiresAt`; none without capacity
/// @param band how many places there are for them, coarsely; none without capacity
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferView(String offer, String area, String areaName, AvailabilityStatus status, String band, Instant expiresAt) {}
