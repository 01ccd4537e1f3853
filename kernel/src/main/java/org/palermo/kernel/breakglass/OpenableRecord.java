package org.palermo.kernel.breakglass;

import java.util.UUID;

/// What opening a record needs to know of it, and nothing that it holds.
///
/// @param owner the organisation whose it is
/// @param country ISO 3166-1
/// @param maxMinutes for how long the law that holds there lets it be opened
public record OpenableRecord(UUID id, String reference, UUID owner, String country, String region, int maxMinutes) {}
