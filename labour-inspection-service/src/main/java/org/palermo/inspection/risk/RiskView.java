package org.palermo.inspection.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.workplace.WorkplaceKind;

/// The risk of a workplace. Its lines add up to the score. Neither complaints nor tips count.
///
/// @param workplace the id of the workplace
/// @param reference of the workplace
/// @param name of the workplace; left out for a household whose key was destroyed
/// @param kind whether it is an establishment, a household, a recruitment agency or informal
/// @param sector of the workplace
/// @param country of the workplace, ISO 3166-1 alpha-2
/// @param region of the workplace, ISO 3166-2; left out when nobody recorded it
/// @param score the sum of the lines
/// @param lines each with its points and why
/// @param positiveFindings how many positive screenings were counted
/// @param violations how many violations were counted
/// @param finalOrders how many final orders were counted
/// @param lastVisitAt when the last visit began, in UTC; left out when there was none
/// @param weights version of the weights
/// @param computedAt when it was computed, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RiskView(
        UUID workplace, String reference, String name, WorkplaceKind kind, String sector, String country, String region, int score,
        List<RiskLine> lines, int positiveFindings, int violations, int finalOrders, Instant lastVisitAt, String weights,
        Instant computedAt) {

    /// @param line what the points are for
    /// @param points of the line
    /// @param because why, in the wanted language, otherwise in English; goods are named as the list names them
    @RegisterForReflection
    public record RiskLine(LineKind line, int points, String because) {}

    /// What a line is about.
    @Schema(name = "RiskLineKind")
    public enum LineKind {
        GOODS,
        SECTOR,
        REGION,
        /// Positive screenings, which are no legal findings.
        FINDINGS,
        /// Violations that no appeal quashed.
        VIOLATIONS,
        /// Orders that no appeal can change any more.
        ORDERS,
        /// A statement that a company whose own site it is had to publish.
        STATEMENT,
        LAST_VISIT
    }
}
