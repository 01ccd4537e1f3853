package org.palermo.inspection.annualreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// Accidents and diseases of a year in a region. A figure that is left out is deleted.
///
/// @param fatalWomen fatal accidents at work of women
/// @param fatalMen fatal accidents at work of men
/// @param nonFatalWomen non-fatal accidents at work of women
/// @param nonFatalMen non-fatal accidents at work of men
/// @param diseasesWomen occupational diseases of women
/// @param diseasesMen occupational diseases of men
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnterRegionalInjuries(
        @Min(0) @Max(10_000_000) Integer fatalWomen,
        @Min(0) @Max(10_000_000) Integer fatalMen,
        @Min(0) @Max(10_000_000) Integer nonFatalWomen,
        @Min(0) @Max(10_000_000) Integer nonFatalMen,
        @Min(0) @Max(10_000_000) Integer diseasesWomen,
        @Min(0) @Max(10_000_000) Integer diseasesMen) {}
