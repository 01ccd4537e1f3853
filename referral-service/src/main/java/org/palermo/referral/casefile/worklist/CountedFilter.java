package org.palermo.referral.casefile.worklist;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;

/// A filter of the worklist whose choices are counted, in the order in which cases are read along the filters that are set: those that find
/// few cases first.
enum CountedFilter {
    ASSIGNED("assigned"),
    WITH("with"),
    RECOVERY_WITHIN("recoveryWithin"),
    DUE("due"),
    STAGE("stage"),
    EXPLOITATION("exploitation"),
    AGE_GROUP("ageGroup"),
    REGION("region"),
    /// What all filters together find. It has one choice, the empty one.
    ALL("all");

    /// The days until recovery ends for which cases are counted.
    private static final List<Integer> DAYS = List.of(0, 7, 14, 30);
    /// The parameters of a statement that counts.
    static final String CALLER = "$5";
    static final String AUTHORITY = "$6";
    static final String PERSON = "$7";

    /// The name of the query parameter.
    final String parameter;

    CountedFilter(String parameter) {
        this.parameter = parameter;
    }

    /// The filters that are set. A region is not among them: cases are always read region by region.
    static Set<CountedFilter> setIn(CaseFilter wanted) {
        return Arrays.stream(values()).filter(filter -> filter.isSetIn(wanted))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CountedFilter.class)));
    }

    private boolean isSetIn(CaseFilter wanted) {
        return this == STAGE ? wanted.stage() != null : !conditionIn(wanted).isEmpty();
    }

    /// What is wanted by this filter, as a condition on `case_file c` in the region of the window `w`; empty when it is not set. A list by
    /// whose a case is leaves out what is over as long as no stage is chosen, so this is a condition of the stage.
    String conditionIn(CaseFilter wanted) {
        return switch (this) {
            case ASSIGNED -> wanted.assigned() == null ? "" : wanted.assigned().ofRow(wanted.assigned().isOfTeam() ? AUTHORITY : PERSON);
            case WITH -> wanted.with() == null ? "" : CaseFilter.of(wanted.with());
            case RECOVERY_WITHIN -> wanted.recoveryWithin() == null ? "" : CaseFilter.ofRecoveryWithin(wanted.recoveryWithin());
            case DUE -> wanted.due().condition;
            case STAGE -> wanted.stage() != null ? CaseFilter.ofStage(wanted.stage())
                    : wanted.assigned() == null ? "" : " and c.closed_at is null";
            case EXPLOITATION -> wanted.exploitation() == null ? "" : CaseFilter.of(wanted.exploitation());
            case AGE_GROUP -> wanted.ageGroup() == null ? "" : CaseFilter.ofAge(wanted.ageGroup());
            case REGION, ALL -> "";
        };
    }

    /// The conditions of the choices that are counted, by the value of the parameter. Regions are not known here.
    ///
    /// @param inEveryStage whether a stage is chosen; without one, nobody's list has cases that are over
    Map<String, String> choices(boolean inEveryStage) {
        return switch (this) {
            case ASSIGNED -> {
                String open = inEveryStage ? "" : " and c.closed_at is null";
                Map<String, String> choices = new LinkedHashMap<>();
                choices.put("team", " and c.caseworker_agency = " + AUTHORITY + open);
                choices.put("nobody", new AssignedTo(AssignedTo.Whose.NOBODY, null).condition(inEveryStage));
                choices.put("me", " and " + CALLER + " in (c.caseworker, c.second_reader)" + open);
                yield choices;
            }
            case WITH -> choices(Stream.of(Concern.values()), Concern::name, CaseFilter::of);
            case RECOVERY_WITHIN -> choices(DAYS.stream(), String::valueOf, CaseFilter::ofRecoveryWithin);
            case DUE -> choices(EnumSet.complementOf(EnumSet.of(DueFilter.ANY)).stream(), DueFilter::parameter, due -> due.condition);
            case STAGE -> choices(EnumSet.complementOf(EnumSet.of(CaseFileStage.DRAFT)).stream(), CaseFileStage::name, CaseFilter::ofStage);
            case EXPLOITATION -> choices(Stream.of(Exploitation.values()), Exploitation::name, CaseFilter::of);
            case AGE_GROUP -> choices(Stream.of(AgeGroup.values()), AgeGroup::name, CaseFilter::ofAge);
            case REGION -> Map.of();
            case ALL -> Map.of("", "");
        };
    }

    private static <T> Map<String, String> choices(Stream<T> values, Function<T, String> value, Function<T, String> condition) {
        Map<String, String> choices = new LinkedHashMap<>();
        values.forEach(one -> choices.put(value.apply(one), condition.apply(one)));
        return choices;
    }
}
