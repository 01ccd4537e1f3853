package org.palermo.inspection.openrosa;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.indicator.Subject;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.violation.Violations;
import org.palermo.inspection.visit.HouseholdAccess;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.kernel.problem.Problems;

/// A visit with its findings, as a program on a phone sends it.
///
/// @param workplace the workplace's id
/// @param kind `PLANNED` or `FOLLOW_UP`: a phone does not know of complaints
/// @param startedAt when the visit began, in UTC
/// @param householdAccess required for a private household; left out for any other workplace
/// @param entry the consent or the warrant; required for a private household; left out for any other workplace
/// @param findings at most 100, in their order
@RegisterForReflection
@Schema(requiredProperties = {"workplace", "kind", "startedAt", "findings"}, examples = """
        {"workplace": "0198c0de-0000-7000-8000-000000000001", "kind": "PLANNED", "startedAt": "2026-01-05T22:30:00Z",
         "findings": [{"subject": "ADULT", "workers": 4, "indicators": ["DR01"], "note": "The only door is locked at night",
                       "violations": [{"code": "WAGES_BELOW_MINIMUM", "actedOn": "2025-12-31", "workers": 2}]}]}""")
public record SubmittedForm(UUID workplace, VisitKind kind, Instant startedAt, HouseholdAccess householdAccess,
        HouseholdEntry entry, List<SubmittedFinding> findings) {
    private static final int MOST_FINDINGS = 100;

    /// A finding of a submitted visit.
    ///
    /// @param subject what the finding is about
    /// @param workers how many workers it concerns
    /// @param indicators codes of operational indicators; may be empty with a violation
    /// @param note the conditions, in the inspector's words; must not say who a victim is
    /// @param violations of labour law, at most 50; or left out
    @RegisterForReflection
    @Schema(requiredProperties = {"subject", "workers", "indicators"})
    public record SubmittedFinding(Subject subject, Integer workers, List<String> indicators, @PlainText String note,
            List<RecordViolation> violations) {

        private FilledForm.FilledFinding filled() {
            return new FilledForm.FilledFinding(subject, workers, indicators == null ? List.of() : indicators, note,
                    violations == null ? List.of() : violations);
        }
    }

    /// @param instance the id that the phone gave it
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming what is missing
    FilledForm filled(String instance) {
        List<Problems.Violation> missing = new ArrayList<>();
        require(missing, "workplace", workplace);
        require(missing, "kind", kind);
        require(missing, "startedAt", startedAt);
        require(missing, "findings", findings);
        if (!missing.isEmpty()) {
            throw Problems.invalid(missing);
        }
        if (kind == VisitKind.COMPLAINT) {
            throw Problems.invalid("kind", "must be PLANNED or FOLLOW_UP");
        }
        if (findings.size() > MOST_FINDINGS || findings.contains(null)) {
            throw Problems.invalid("findings", "must be at most 100 findings");
        }
        for (int i = 0; i < findings.size(); i++) {
            requireViolations(missing, "findings[" + i + "].violations", findings.get(i).violations);
        }
        if (!missing.isEmpty()) {
            throw Problems.invalid(missing);
        }
        return new FilledForm(instance, null, workplace, kind, startedAt, householdAccess, entry,
                findings.stream().map(SubmittedFinding::filled).toList(), Map.of());
    }

    /// What a form says that waits is compared one violation with the other, so each must be one. Whether it is law is looked at later.
    private static void requireViolations(List<Problems.Violation> missing, String field, List<RecordViolation> said) {
        if (said == null) {
            return;
        }
        if (said.size() > Violations.MOST || said.contains(null)) {
            missing.add(new Problems.Violation(field, "must be at most " + Violations.MOST + " violations"));
            return;
        }
        for (int i = 0; i < said.size(); i++) {
            String code = said.get(i).code();
            require(missing, field + "[" + i + "].code", code != null && code.matches(RecordViolation.CODE) ? code : null);
            require(missing, field + "[" + i + "].actedOn", said.get(i).actedOn());
            require(missing, field + "[" + i + "].workers", said.get(i).workers());
        }
    }

    private static void require(List<Problems.Violation> missing, String field, Object value) {
        if (value == null) {
            missing.add(new Problems.Violation(field, "must be given"));
        }
    }

    /// @param bytes the body as it came
    static SubmittedForm read(byte[] bytes, ObjectMapper json) throws JsonProcessingException {
        SubmittedForm form = json.readValue(new String(bytes, StandardCharsets.UTF_8), SubmittedForm.class);
        if (form == null) {
            throw Problems.invalid("body", "must be an object");
        }
        return form;
    }

    @Override
    public String toString() {
        return "SubmittedForm";
    }
}
