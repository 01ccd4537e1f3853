package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.money.Money;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.violation.DirectiveKind;

/// Issues an order to an employer.
///
/// @param kind what is ordered
/// @param violations the violations of findings of this visit on which it is founded, 1 to 50
/// @param text what is to be done or to stop; it is sealed. It must say nothing about migration status
/// @param servedOn the day on which the employer got it, not in the future
/// @param dueOn the last day to comply; left out for a prohibition, which counts at once
/// @param amount what is to be paid to workers; only for `PAYMENT`
@Schema(examples = """
        {"kind":"IMPROVEMENT","violations":["01a22491-3724-7d8c-92a7-0be2ed8d4406"],"text":"A second exit that opens from inside",\
        "servedOn":"2026-01-05","dueOn":"2026-02-02"}""")
@RegisterForReflection
public record IssueDirective(
        @NotNull DirectiveKind kind,
        @NotEmpty @Size(max = 50) Set<@NotNull UUID> violations,
        @NotBlank @Size(max = 4000) @PlainText @NoMigrationStatus String text,
        @NotNull LocalDate servedOn,
        LocalDate dueOn,
        @Valid Money amount) {

    @Override
    public String toString() {
        return "IssueDirective";
    }
}
