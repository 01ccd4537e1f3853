package org.palermo.inspection.annualreport;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.palermo.kernel.etag.Versioned;

/// The entered figures of a year; a figure that was not entered is left out.
///
/// @param country ISO 3166-1 alpha-2
/// @param year the calendar year
/// @param convention under which convention
/// @param laws laws and regulations of the year; left out when not entered
/// @param inspectorsWomen women among the inspectors; left out when not entered
/// @param inspectorsMen men among the inspectors; left out when not entered
/// @param offices offices of the inspectorate; left out when not entered
/// @param workplacesLiable workplaces liable to inspection, by another register; left out when not entered
/// @param workersWomen women employed in them; left out when not entered
/// @param workersMen men employed in them; left out when not entered
/// @param employedPersons employed persons of the country; left out when not entered
/// @param fatalWomen fatal accidents of women; left out when not entered
/// @param fatalMen fatal accidents of men; left out when not entered
/// @param nonFatalWomen non-fatal accidents of women; left out when not entered
/// @param nonFatalMen non-fatal accidents of men; left out when not entered
/// @param diseasesWomen occupational diseases of women; left out when not entered
/// @param diseasesMen occupational diseases of men; left out when not entered
/// @param source where the figures come from; left out when not entered
/// @param version the number of changes, as in the `ETag`; 0 before anything was entered
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnnualFiguresView(
        String country, int year, Convention convention, String laws, Integer inspectorsWomen, Integer inspectorsMen, Integer offices,
        Long workplacesLiable, Long workersWomen, Long workersMen, Long employedPersons, Integer fatalWomen, Integer fatalMen,
        Integer nonFatalWomen, Integer nonFatalMen, Integer diseasesWomen, Integer diseasesMen, String source,
        int version) implements Versioned {

    static AnnualFiguresView none(String country, int year, Convention convention) {
        return new AnnualFiguresView(country, year, convention, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, 0);
    }

    /// Puts several inspectorates of a country together: words are joined, and a figure is added up if each of them has entered it,
    /// because a part would look like the whole. The employed persons of the country are the same for all, so the largest number is used.
    AnnualFiguresView plus(AnnualFiguresView o) {
        return new AnnualFiguresView(country, year, convention, joined(laws, o.laws), sum(inspectorsWomen, o.inspectorsWomen),
                sum(inspectorsMen, o.inspectorsMen), sum(offices, o.offices), sum(workplacesLiable, o.workplacesLiable),
                sum(workersWomen, o.workersWomen), sum(workersMen, o.workersMen), most(employedPersons, o.employedPersons),
                sum(fatalWomen, o.fatalWomen), sum(fatalMen, o.fatalMen), sum(nonFatalWomen, o.nonFatalWomen),
                sum(nonFatalMen, o.nonFatalMen), sum(diseasesWomen, o.diseasesWomen), sum(diseasesMen, o.diseasesMen),
                joined(source, o.source), Math.max(version, o.version));
    }

    private static Integer sum(Integer one, Integer other) {
        return one == null || other == null ? null : Integer.valueOf(Math.addExact(one, other));
    }

    private static Long sum(Long one, Long other) {
        return one == null || other == null ? null : Long.valueOf(Math.addExact(one, other));
    }

    private static Long most(Long one, Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.max(one, other));
    }

    private static String joined(String one, String other) {
        return one == null ? other : other == null ? one : one + "\n\n" + other;
    }
}
