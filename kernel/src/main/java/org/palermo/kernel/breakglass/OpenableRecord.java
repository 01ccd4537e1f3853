package org.palermo.kernel.breakglass;

import java.util.UUID;

/// The data about a record that opening it needs, without the record's content.
///
/// @param owner the record's organisation
/// @param country ISO 3166-1
/// @param maxMinutes how long the law of that country lets it be opened
public record OpenableRecord(UUID id, String reference, UUID owner, String country, String region, int maxMinutes) {}
