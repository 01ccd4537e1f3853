package org.palermo.inspection.supplychain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A company.
///
/// @param reference what people call it by; begins with `CO-`
/// @param name as it was written first
/// @param country ISO 3166-1 alpha-2 of the register that has the company, or of its seat
/// @param number its number in the register of companies; left out when nobody stated it
/// @param createdAt when it was registered, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompanyView(UUID id, String reference, String name, String country, String number, Instant createdAt) {}
