package org.palermo.referral.casefile.person;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// A keyed hash that finds a person, as stored.
public sealed interface PersonHashRow {

    @RegisterForReflection
    record Identifier(UUID caseFile, String kind, byte[] hash) implements PersonHashRow {}

    /// @param agency null for the competent authority
    @RegisterForReflection
    record NameToken(UUID caseFile, UUID agency, String region, byte[] token) implements PersonHashRow {}
}
