package org.palermo.inspection.finding;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The counts of a sector. Each finding is counted in one of the last four, by its screening and by whether a suspected victim was
/// reported.
///
/// @param sector null in a total
/// @param visits by the sector of the workplace
/// @param positiveReported screening positive, suspected victim reported
/// @param positiveOnly screening positive, nobody reported
/// @param reportedOnly screening not positive, suspected victim reported
/// @param neither screening not positive, nobody reported
@RegisterForReflection
record CountedSector(String sector, long workplaces, long visits, long positiveReported, long positiveOnly, long reportedOnly,
        long neither) {

    CountedSector plus(CountedSector other) {
        return new CountedSector(null, workplaces + other.workplaces, visits + other.visits, positiveReported + other.positiveReported,
                positiveOnly + other.positiveOnly, reportedOnly + other.reportedOnly, neither + other.neither);
    }

    /// For a reader who may not count what inspectors found.
    FindingsSummary.SectorFigures workplacesAlone() {
        return new FindingsSummary.SectorFigures(sector, workplaces, null, null, null, null);
    }

    FindingsSummary.SectorFigures exact() {
        return new FindingsSummary.SectorFigures(sector, workplaces, visits, positiveReported + positiveOnly + reportedOnly + neither,
                positiveReported + positiveOnly, positiveReported + reportedOnly);
    }
}
