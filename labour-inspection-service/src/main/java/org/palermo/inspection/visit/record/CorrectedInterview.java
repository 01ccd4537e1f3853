package org.palermo.inspection.visit.record;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import java.util.stream.Stream;

/// The right values of how an interview was held. Fields that are left out do not change.
///
/// @param workers how many workers spoke in this interview
/// @param alone whether nobody of the employer's side could hear it
/// @param language in which it was held, BCP 47
/// @param interpretation who interpreted
@RegisterForReflection
public record CorrectedInterview(
        @Min(1) @Max(1000) Integer workers, Boolean alone,
        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?") String language, Interpretation interpretation) {

    boolean saysNothing() {
        return Stream.of(workers, alone, language, interpretation).allMatch(Objects::isNull);
    }

    /// The interview after the correction.
    VisitRecord.Interview in(VisitRecord.Interview before) {
        return new VisitRecord.Interview(workers == null ? before.workers() : workers, alone == null ? before.alone() : alone,
                language == null ? before.language() : language, interpretation == null ? before.interpretation() : interpretation);
    }
}
