package org.palermo.inspection.finding;

/// What a sector has. Each finding is in one of the four last numbers, by its screening and by whether a suspected victim
/// was reported from it.
record CountedSector(String sector, long workplaces, long visits, long positiveReported, long positiveOnly, long reportedOnly, long neither) {

    CountedSector plus(CountedSector other) {
        return new CountedSector(null, workplaces + other.workplaces, visits + other.visits, positiveReported + other.positiveReported,
                positiveOnly + other.positiveOnly, reportedOnly + other.reportedOnly, neither + other.neither);
    }

    FindingsSummary.SectorFigures exact() {
        return new FindingsSummary.SectorFigures(sector, workplaces, visits, positiveReported + positiveOnly + reportedOnly + neither,
                positiveReported + positiveOnly, positiveReported + reportedOnly);
    }
}
