package org.palermo.inspection.annualreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// Accidents and diseases of a year in a region, as the inspectorates that the reader may read entered them, added up. A figure that none
/// of them entered is left out.
///
/// @param region ISO 3166-2
/// @param fatalWomen fatal accidents of women; left out when not entered
/// @param fatalMen fatal accidents of men; left out when not entered
/// @param nonFatalWomen non-fatal accidents of women; left out when not entered
/// @param nonFatalMen non-fatal accidents of men; left out when not entered
/// @param diseasesWomen occupational diseases of women; left out when not entered
/// @param diseasesMen occupational diseases of men; left out when not entered
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegionalInjuriesView(String region, Integer fatalWomen, Integer fatalMen, Integer nonFatalWomen, Integer nonFatalMen,
        Integer diseasesWomen, Integer diseasesMen) {}
