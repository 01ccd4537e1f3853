package org.palermo.referral.casefile.worklist;

import java.util.List;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.EnumParameter;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.term.Terms;

/// Which cases of a worklist are wanted. Each component is null when the caller does not filter by it; several apply together.
///
/// @param region a country or a region, with the regions below it
/// @param recoveryWithin recovery and reflection ends today or within this number of days
public record CaseFilter(
        CaseFileStage stage, DueFilter due, Concern with, AssignedTo assigned, String region, AgeGroup ageGroup, Exploitation exploitation,
        Integer recoveryWithin) {

    static CaseFilter of(DueFilter due, Concern with) {
        return new CaseFilter(null, due, with, null, null, null, null, null);
    }

    public static CaseFilter parse(
            Actor actor, String stage, DueFilter due, String with, String assigned, String region, String ageGroup, String exploitation,
            Integer recoveryWithin) {
        return new CaseFilter(EnumParameter.of(CaseFileStage.class, "stage", stage), due, EnumParameter.of(Concern.class, "with", with),
                AssignedTo.parse(assigned, actor), region,
                EnumParameter.of(AgeGroup.class, "ageGroup", ageGroup), EnumParameter.of(Exploitation.class, "exploitation", exploitation),
                recoveryWithin);
    }

    /// The regions in which cases are wanted.
    ///
    /// @param all the regions held here
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is no such region
    public static List<Terms.DueWindow> within(String region, List<Terms.DueWindow> all) {
        if (region == null) {
            return all;
        }
        List<Terms.DueWindow> found = all.stream().filter(w -> w.region().equals(region) || w.region().startsWith(region + "-")).toList();
        if (found.isEmpty()) {
            throw Problems.invalid("region", "must be a known country or region");
        }
        return found;
    }

    /// Conditions on `case_file c` in the region of the window `w`. They contain names of constants and numbers, and nothing as it was sent
    /// by the caller.
    String conditions() {
        return (stage == null ? "" : ofStage(stage)) + due.condition
                + (with == null ? "" : of(with))
                + (assigned == null ? "" : assigned.condition(stage != null))
                + (ageGroup == null ? "" : ofAge(ageGroup))
                + (exploitation == null ? "" : of(exploitation))
                + (recoveryWithin == null ? "" : ofRecoveryWithin(recoveryWithin));
    }

    static String of(Concern with) {
        return " and exists (select 1 from " + with.table() + " k where k.case_file = c.id and k.region = w.region and "
                + with.condition() + ")";
    }

    static String ofRecoveryWithin(int days) {
        return " and c.stage in ('REASONABLE_GROUNDS_POSITIVE', 'RECOVERY') and c.recovery_ends_on between w.today and w.today + " + days;
    }

    static String ofStage(CaseFileStage stage) {
        return " and c.stage = '" + stage.name() + "'";
    }

    static String ofAge(AgeGroup ageGroup) {
        return " and c.age_group = '" + ageGroup.name() + "'";
    }

    /// Worded as in the partial indexes, so that they apply. No kind is a part of the name of another.
    static String of(Exploitation kind) {
        return " and c.exploitation like '%" + kind.name() + "%'";
    }
}
