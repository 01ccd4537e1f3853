package org.palermo.inspection.supplychain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.violation.DirectiveKind;

/// What everybody may read of inspections at a workplace: final orders and penalties, and their violations.
///
/// @param osId the id in the Open Supply Hub
/// @param items latest first; empty when nothing is published, also for an OS ID that nobody knows here
@RegisterForReflection
public record PublishedFindingsView(String osId, List<Published> items) {

    /// A violation that a final order names, or for which a penalty is final.
    ///
    /// @param code of the catalogue
    /// @param text what the employer did, in a few words, in the wanted language, otherwise as the catalogue had it
    /// @param statute the law, as the order or the penalty cited it
    /// @param order what was ordered; left out for a penalty
    /// @param complied whether the employer has complied, the order was lifted, or the whole penalty was paid
    /// @param finalOn the day from which it is final
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PublishedFinding")
    public record Published(String code, String text, String statute, DirectiveKind order, boolean complied, LocalDate finalOn) {}
}
