package org.palermo.shelter.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/// What a shelter lacks, and who recorded it.
///
/// @param lacks codes of what is missing; empty when nothing is
/// @param recordedBy subject of the person who recorded it; null while it is as in the shelter's description
/// @param recordedAt when it was recorded, in UTC; null when nobody recorded it apart from the registration
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuppliesView(List<String> lacks, String recordedBy, Instant recordedAt) {}
