package org.palermo.referral;

import java.util.Map;
import java.util.Set;
import org.palermo.kernel.test.source.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
    @Override
    protected String packageName() {
        return "org.palermo.referral";
    }

    @Override
    protected Set<String> componentsWithCircles() {
        return Set.of("casefile", "caserecord", "htcds");
    }

    @Override
    protected Map<String, String> parsed() {
        return Map.ofEntries(
                Map.entry("AccommodationRequests", "one place that was asked for, within the limit of a body"),
                Map.entry("CaseFileExports", "what one case came with beside its fields, within the limit of a line"),
                Map.entry("CaseFileStore", "the terms of one case, as often as they were set"),
                Map.entry("CaseReferrals", "what one case came with beside its fields, within the limit of a line"),
                Map.entry("ContactText", "the contact of one service line, within the limit of a body"),
                Map.entry("CorrectionStore", "one person as she stood before"),
                Map.entry("DocumentParticulars", "one document of a case, within the limit of a body"),
                Map.entry("HtcdsStandard", "a file of the service, at its start"),
                Map.entry("IndicatorList", "a file of the service, read once"),
                Map.entry("Imports", "what became of the columns of one import"),
                Map.entry("Intake", "one event that came in, within the limit of a body"),
                Map.entry("LetterText", "one letter of a case, from a template of the service"),
                Map.entry("Profiles", "a file of the service, at its start"),
                Map.entry("RecalculationStore", "the steps of one case"),
                Map.entry("Schemes", "a file of the service, at its start"),
                Map.entry("SealedNeeds", "one referral onward, within the limit of a body"),
                Map.entry("SealedParticulars", "one record of a case, within the limit of a body"),
                Map.entry("ShelterWorkAnswers", "two numbers, which the shelter service answers"),
                Map.entry("SuspectedVictim", "one event that came in, within the limit of a body"),
                Map.entry("RowInterpreter", "one cell of a line of an import"),
                Map.entry("CsvRows", "an import, in the background on a thread of its own"),
                Map.entry("FormRows", "an import, in the background on a thread of its own"),
                Map.entry("XlsxRows", "an import, in the background on a thread of its own"));
    }
}
