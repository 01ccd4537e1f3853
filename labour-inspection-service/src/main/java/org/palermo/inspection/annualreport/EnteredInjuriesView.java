package org.palermo.inspection.annualreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.palermo.kernel.etag.Versioned;

/// Accidents and diseases of a year in a region that an inspectorate entered; a figure that was not entered is left out.
///
/// @param region ISO 3166-2
/// @param fatalWomen fatal accidents of women; left out when not entered
/// @param fatalMen fatal accidents of men; left out when not entered
/// @param nonFatalWomen non-fatal accidents of women; left out when not entered
/// @param nonFatalMen non-fatal accidents of men; left out when not entered
/// @param diseasesWomen occupational diseases of women; left out when not entered
/// @param diseasesMen occupational diseases of men; left out when not entered
/// @param version the number of changes, as in the `ETag`; 0 before anything was entered
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnteredInjuriesView(String region, Integer fatalWomen, Integer fatalMen, Integer nonFatalWomen, Integer nonFatalMen,
        Integer diseasesWomen, Integer diseasesMen, int version) implements Versioned {

    static EnteredInjuriesView none(String region) {
        return new EnteredInjuriesView(region, null, null, null, null, null, null, 0);
    }
}
