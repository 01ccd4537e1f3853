package org.palermo.inspection.annualreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.palermo.inspection.text.PlainText;

/// The figures of a year that this service cannot count from its records. A figure that is left out is deleted.
///
/// @param laws laws and regulations of the year that concern the work of inspection, in words
/// @param inspectorsWomen women among the inspectors at the end of the year
/// @param inspectorsMen men among the inspectors at the end of the year
/// @param offices offices of the inspectorate
/// @param workplacesLiable workplaces liable to inspection, by another register; without it those registered here are counted
/// @param workersWomen women employed in them
/// @param workersMen men employed in them
/// @param employedPersons employed persons of the country, for the rate of inspectors
/// @param fatalWomen fatal accidents at work of women
/// @param fatalMen fatal accidents at work of men
/// @param nonFatalWomen non-fatal accidents at work of women
/// @param nonFatalMen non-fatal accidents at work of men
/// @param diseasesWomen occupational diseases of women
/// @param diseasesMen occupational diseases of men
/// @param source where the figures come from
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnterAnnualFigures(
        @Size(max = 8000) @PlainText String laws,
        @Min(0) @Max(1_000_000) Integer inspectorsWomen,
        @Min(0) @Max(1_000_000) Integer inspectorsMen,
        @Min(0) @Max(100_000) Integer offices,
        @Min(0) @Max(10_000_000_000L) Long workplacesLiable,
        @Min(0) @Max(10_000_000_000L) Long workersWomen,
        @Min(0) @Max(10_000_000_000L) Long workersMen,
        @Min(0) @Max(10_000_000_000L) Long employedPersons,
        @Min(0) @Max(10_000_000) Integer fatalWomen,
        @Min(0) @Max(10_000_000) Integer fatalMen,
        @Min(0) @Max(10_000_000) Integer nonFatalWomen,
        @Min(0) @Max(10_000_000) Integer nonFatalMen,
        @Min(0) @Max(10_000_000) Integer diseasesWomen,
        @Min(0) @Max(10_000_000) Integer diseasesMen,
        @Size(max = 500) @PlainText String source) {}
