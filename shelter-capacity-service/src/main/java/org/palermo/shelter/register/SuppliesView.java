package org.palermo.shelter.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/// What a shelter lacks, and who recorded it.
///
/// @param lacks codes; empty when nothing is missing
/// @param recordedBy subject of the person who recorded it; null while it is as in the shelter's description
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuppliesView(List<String> lacks, String recordedBy, Instant recordedAt) {}
