package org.palermo.inspection.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The plan of a quarter against what is done and what the team can do.
///
/// @param quarter e.g. `2026-Q4`
/// @param weeks of the quarter, rounded
/// @param planned how many visits are planned, without cancelled ones
/// @param unassigned how many of them are not assigned
/// @param done how many of them are closed
/// @param cancelled how many were cancelled
/// @param capacity how many visits the team can make in the quarter, as its members declared
/// @param members each inspector of the team, by name
@RegisterForReflection
public record PlanProgress(
        String quarter, int weeks, long planned, long unassigned, long done, long cancelled, long capacity, List<MemberProgress> members) {

    /// @param inspector subject of the inspector
    /// @param name the name under which colleagues know the inspector
    /// @param capacity how many visits she can make in the quarter
    /// @param assigned how many are assigned to her, done or not
    /// @param done how many of them are closed
    /// @param free how many more she can make; less than zero when she has too many
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MemberProgress(String inspector, String name, long capacity, long assigned, long done, long free) {}

    static PlanProgress of(Quarter quarter, List<PlannedVisitStore.Counted> counted, Map<String, String> names, Map<String,
            Integer> visitsPerWeek) {
        List<MemberProgress> members = new ArrayList<>();
        names.entrySet().stream().sorted(Map.Entry.<String, String>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(member -> {
            long capacity = (long) visitsPerWeek.getOrDefault(member.getKey(), 0) * quarter.weeks();
            long assigned = sum(counted, c -> member.getKey().equals(c.inspector()) && c.state() != PlannedVisitState.CANCELLED);
            long done = sum(counted, c -> member.getKey().equals(c.inspector()) && c.state() == PlannedVisitState.CLOSED);
            members.add(new MemberProgress(member.getKey(), member.getValue(), capacity, assigned, done, capacity - assigned));
        });
        return new PlanProgress(quarter.toString(), quarter.weeks(), sum(counted, c -> c.state() != PlannedVisitState.CANCELLED),
                sum(counted, c -> c.state() == PlannedVisitState.PLANNED), sum(counted, c -> c.state() == PlannedVisitState.CLOSED),
                sum(counted, c -> c.state() == PlannedVisitState.CANCELLED), members.stream().mapToLong(MemberProgress::capacity).sum(),
                        members);
    }

    private static long sum(List<PlannedVisitStore.Counted> counted, Predicate<PlannedVisitStore.Counted> which) {
        return counted.stream().filter(which).mapToLong(PlannedVisitStore.Counted::visits).sum();
    }
}
