package org.palermo.shelter.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/// What a shelter is short of, and who said so.
///
/// @param lacks codes; empty when nothing is missing
/// @param recordedBy subject of who said so; none while it is as the shelter was described
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuppliesView(List<String> lacks, String recordedBy, Instant recordedAt) {}
