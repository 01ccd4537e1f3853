package org.palermo.inspection.directive;

import com.fasterxml.jackson.annotation.JsonInclude;
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
/// @param violations the violations of findings of this visit on which it is based, 1 to 50
/// @param text what is to be done or to stop; it is stored encrypted. It must say nothing about migration status
/// @param servedOn the day on which the employer got it, not in the future
/// @param dueOn the last day to comply; left out for a prohibition, which applies at once
/// @param amount what is to be paid to workers; only for `PAYMENT`. When you leave it out and give `claims`, it is what is still to be paid
///     of the claims
/// @param claims the wage claims of this workplace on which an order to pay is based, at most 200; only for `PAYMENT`, or left out
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
        @Valid Money amount,
        // The digest of a request must be the same as in an earlier release, so fields that are left out are not part of it.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = 200) Set<@NotNull UUID> claims) {

    Set<UUID> resting() {
        return claims == null ? Set.of() : claims;
    }

    /// The same with another amount.
    IssueDirective paying(Money other) {
        return new IssueDirective(kind, violations, text, servedOn, dueOn, other, claims);
    }

    @Override
    public String toString() {
        return "IssueDirective";
    }
}
