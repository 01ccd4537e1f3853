package org.palermo.referral.relation;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Deletes the relation of two persons.
///
/// @param reason why it is deleted; the audit keeps it
@Schema(examples = """
        {"reason":"ENTRY_ERROR"}""")
@RegisterForReflection
public record EndRelation(@NotNull Reason reason) {

    @Schema(name = "EndRelationReason")
    public enum Reason {
        /// It was recorded by mistake.
        ENTRY_ERROR,
        /// It turned out that they do not belong together.
        NOT_RELATED,
        /// One of the two asks for it.
        HER_REQUEST
    }
}
