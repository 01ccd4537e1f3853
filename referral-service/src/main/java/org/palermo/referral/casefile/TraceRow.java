package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// A keyed hash by which a person is found again, as it is written.
sealed interface TraceRow {

    @RegisterForReflection
    record Identifier(UUID caseFile, String kind, byte[] hash) implements TraceRow {}

    /// @param agency null for the competent authority
    @RegisterForReflection
    record NameToken(UUID caseFile, UUID agency, String region, byte[] token) implements TraceRow {}

    /// @param told the id that an earlier register has for a woman who declined
    @RegisterForReflection
    record HiddenId(String country, String told, String hashed) implements TraceRow {}
}
