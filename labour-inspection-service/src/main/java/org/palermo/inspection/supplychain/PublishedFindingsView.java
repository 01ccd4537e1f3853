package org.palermo.inspection.supplychain;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.violation.DirectiveKind;

/// What everybody may read of inspections at a workplace: final orders and the violations that they name.
///
/// @param osId the id in the Open Supply Hub
/// @param items latest first; empty when nothing is published, also for an OS ID that nobody knows here
@RegisterForReflection
public record PublishedFindingsView(String osId, List<Published> items) {

    /// A violation that a final order names.
    ///
    /// @param code of the catalogue
    /// @param text what the employer did, in a few words
    /// @param statute the law, as the order cited it
    /// @param order what was ordered
    /// @param complied whether the employer has complied, or the order was lifted
    /// @param finalOn the day from which it is final
    @RegisterForReflection
    @Schema(name = "PublishedFinding")
    public record Published(String code, String text, String statute, DirectiveKind order, boolean complied, LocalDate finalOn) {}
}
