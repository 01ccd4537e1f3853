package org.palermo.shelter.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/// What an area offers.
///
/// @param offer an opaque token that only the caller of the search can hold, until `expiresAt`; null without capacity
/// @param area where, without the address
/// @param areaName the name of the area
/// @param status whether a shelter in the area takes them
/// @param band the number of free places as a range; null without capacity
/// @param expiresAt until when the offer can be held, in UTC; left out without capacity
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferView(String offer, String area, String areaName, AvailabilityStatus status, String band, Instant expiresAt) {}
