package org.palermo.inspection.risk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;

/// The risk of the workplaces of a region.
///
/// @param region ISO 3166-2; left out for workplaces of which nobody recorded it
/// @param workplaces how many are open
/// @param score the points of all of them together
/// @param meanScore the points of one on average
/// @param highestScore the points of the one with most
/// @param positiveFindings how many positive screenings were counted
/// @param violations how many violations were counted
/// @param finalOrders how many final orders were counted
/// @param neverVisited how many the inspectorate never visited
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegionRisk(String region, long workplaces, long score, BigDecimal meanScore, int highestScore, long positiveFindings,
        long violations, long finalOrders,
        long neverVisited) {}
