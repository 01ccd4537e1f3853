package org.palermo.inspection.openrosa;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.palermo.inspection.violation.RecordViolation;
import org.palermo.inspection.violation.ViolationCatalogue;
import org.palermo.inspection.violation.Violations;
import org.palermo.kernel.scope.TransactionTime;

/// What the law says of the violations that a form names.
@ApplicationScoped
class FormViolations {
    private final Violations violations;
    private final ViolationCatalogue catalogue;
    private final TransactionTime time;

    FormViolations(Violations violations, ViolationCatalogue catalogue, TransactionTime time) {
        this.violations = violations;
        this.catalogue = catalogue;
        this.time = time;
    }

    /// Those of a finding that can be recorded; all when nothing says how many workers it concerns, because it is refused then.
    ///
    /// @param country of the workplace, ISO 3166-1 alpha-2
    List<RecordViolation> right(FilledForm.FilledFinding finding, String country) {
        return finding.workers() == null || finding.violations().stream().anyMatch(one -> one.workers() == null) ? finding.violations()
                : violations.right(finding.violations(), country, finding.workers(), time.now());
    }

    /// Whether an act on that day was against the law, whomever it concerned.
    ///
    /// @param country of the workplace, ISO 3166-1 alpha-2
    boolean isLaw(RecordViolation violation, String country) {
        return violation.workers() != null
                && !violations.right(List.of(violation), country, Integer.MAX_VALUE, time.now()).isEmpty();
    }

    /// A violation in words.
    ///
    /// @param language BCP 47
    FormView.SaidViolation said(RecordViolation violation, String language) {
        return new FormView.SaidViolation(violation.code(), catalogue.words(violation.code(), language).orElse(null), violation.actedOn(),
                violation.workers());
    }
}
