package org.palermo.inspection.wage.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.wage.calculation.Completeness;

/// How complete the records are that the employer showed.
///
/// @param score from 0 to 100, rounded down: the sum of the points of the lines
/// @param from the first day of the employment
/// @param until its last day, or today while it lasts
/// @param lines one for each kind of record
/// @param missing the spans of days without a record, by kind, at most 200 of each
@RegisterForReflection
public record WageCompleteness(int score, LocalDate from, LocalDate until, List<Line> lines, List<Missing> missing) {
    private static final int MOST = 200;

    /// @param record the kind of record
    /// @param weight the most points that it can get
    /// @param days for which the employer showed it
    /// @param ofDays of the employment
    /// @param points the weight times `days` by `ofDays`, with one decimal
    @RegisterForReflection
    @Schema(name = "WageCompletenessLine")
    public record Line(Completeness.WageRecord record, int weight, long days, long ofDays, BigDecimal points) {}

    /// @param record the kind of record
    /// @param from the first day without it
    /// @param until the last day without it
    @RegisterForReflection
    @Schema(name = "MissingWageRecord")
    public record Missing(Completeness.WageRecord record, LocalDate from, LocalDate until) {}

    static WageCompleteness of(Completeness.Score score, LocalDate from, LocalDate until) {
        return new WageCompleteness(score.score(), from, until,
                score.kinds().stream().map(kind -> new Line(kind.record(), kind.weight(), kind.days(), kind.ofDays(), kind.points()))
                        .toList(),
                score.kinds().stream()
                        .flatMap(kind -> kind.missing().stream().limit(MOST)
                        .map(span -> new Missing(kind.record(), span.from(), span.until()))).toList());
    }
}
