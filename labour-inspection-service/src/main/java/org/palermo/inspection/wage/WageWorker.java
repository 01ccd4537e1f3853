package org.palermo.inspection.wage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.wage.calculation.PayPeriod;
import org.palermo.kernel.problem.Problems;

/// The worker and her employment. Nothing here says anything about residence or permits.
///
/// @param name her name; or null, when `label` says whom the claim is about
/// @param label what the claim calls her without a name, such as "sewing line 3, second machine"; or null when there is a name
/// @param bornOn her date of birth, on which her minimum wage may depend; or null when it is not known: then she has the rate of the
/// highest age
/// @param language in which she reads her statement, BCP 47; or null
/// @param region ISO 3166-2, where the minimum wage differs by region; or null
/// @param category the law's code for workers with a minimum wage of their own, such as `APPRENTICE`; or null
/// @param payPeriod for which time due and paid wages are compared: for which time she is paid
/// @param standbyPercent how much of an hour of standby counts as work, in percent, as the law or a decision says; null when nobody has
/// decided: then it is not counted
/// @param employedFrom the first day of the employment, from 1990 on
/// @param employedUntil its last day; null while it lasts
@RegisterForReflection
public record WageWorker(
        @Size(max = 200) @PlainText String name,
        @Size(max = 80) @PlainText @NoMigrationStatus String label,
        LocalDate bornOn,
        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}") String language,
        @Pattern(regexp = "[A-Z]{2}-[A-Z0-9-]{1,10}") String region,
        @Schema(examples = "APPRENTICE") @Pattern(regexp = "[A-Z][A-Z_]{1,29}") String category,
        @NotNull PayPeriod payPeriod,
        @Min(0) @Max(100) Integer standbyPercent,
        @NotNull LocalDate employedFrom,
        LocalDate employedUntil) {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int OLDEST = 110;

    /// @param at the path of this object in the body: empty, or with a dot at its end
    /// @param today in the country of the workplace
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming each field that is wrong
    void check(String at, String country, LocalDate today) {
        List<Problems.Violation> wrong = new ArrayList<>();
        if (isBlank(name) && isBlank(label)) {
            wrong.add(new Problems.Violation(at + "label", "must be given when there is no name"));
        }
        if (employedFrom.isBefore(EARLIEST) || employedFrom.isAfter(today)) {
            wrong.add(new Problems.Violation(at + "employedFrom", "must be from 1990 on and not in the future"));
        }
        if (employedUntil != null && (employedUntil.isBefore(employedFrom) || employedUntil.isAfter(today))) {
            wrong.add(new Problems.Violation(at + "employedUntil", "must not be before employedFrom or in the future"));
        }
        if (bornOn != null && (!bornOn.isBefore(employedFrom) || bornOn.plusYears(OLDEST).isBefore(employedFrom))) {
            wrong.add(new Problems.Violation(at + "bornOn", "must be before employedFrom, and at most 110 years before it"));
        }
        if (region != null && !region.startsWith(country + "-")) {
            wrong.add(new Problems.Violation(at + "region", "must be a region of the country of the workplace"));
        }
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong);
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "WageWorker";
    }
}
