package org.palermo.local.sample;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The codes of the Human Trafficking Case Data Standard 2.0 for a case. Names, dates of birth and addresses are not
/// repeated here: only the person's record has them, so erasing the person erases them.
final class HtcdsCodes {
    private static final Map<String, List<String>> PICKLISTS =
            Resources.json("sample/htcds/picklists.json", new TypeReference<>() {});
    private static final Map<String, String> EXPLOITATION = Map.of(
            "SEXUAL", "SexualExploitation",
            "LABOUR", "ForcedLabour",
            "DOMESTIC_SERVITUDE", "Servitude",
            "FORCED_MARRIAGE", "ForcedMarriage",
            "ORGAN", "OrganRemoval");

    private final SampleRandom sampleRandom;

    HtcdsCodes(SampleRandom sampleRandom) {
        this.sampleRandom = sampleRandom;
    }

    Map<String, Object> of(CaseRecord caseRecord) {
        var codes = new TreeMap<String, Object>();
        codes.put("prs_Gender", gender(caseRecord.sex()));
        codes.put("prs_Citizenship", List.of(caseRecord.nationality()));
        codes.put("prs_PrimaryLanguage", iso639(caseRecord.languages().getFirst()));
        codes.put("vic_TypeOfExploitation", caseRecord.exploitation().stream().map(HtcdsCodes::exploitation).distinct().toList());
        codes.put("vic_MethodsOfControl", sampleRandom.some(picklist("vic_MethodsOfControl"), 5));
        codes.put("vic_MethodOfRecruitment", sampleRandom.some(picklist("vic_MethodOfRecruitment"), 2));
        codes.put("vic_RelationshipToTrafficker", sampleRandom.pick(picklist("vic_RelationshipToTrafficker")));
        codes.put("vic_Vulnerabilities", sampleRandom.some(picklist("vic_Vulnerabilities"), 4));
        codes.put("vic_TraffickingStatus", traffickingStatus(caseRecord.stage()));
        codes.put("vic_TraffickingStatusDecisionMakingOrg", "NonPoliceGovernmentalOrganization");
        codes.put("cas_Status", status(caseRecord.stage()));
        codes.put("cas_IncomingReferralDate", caseRecord.referredAt().toString().substring(0, 10));
        codes.put("con_Consent", caseRecord.ageGroup().equals("ADULT"));
        addKind(codes, caseRecord.exploitation());
        return codes;
    }

    private void addKind(Map<String, Object> codes, List<String> exploitation) {
        if (exploitation.contains("SEXUAL")) {
            codes.put("vic_TypeOfSexExploitation", sampleRandom.some(picklist("vic_TypeOfSexExploitation"), 2));
        }
        if (exploitation.contains("LABOUR")) {
            codes.put("vic_ForcedLabourIndustry", sampleRandom.pick(picklist("vic_ForcedLabourIndustry")));
        }
        if (exploitation.contains("DOMESTIC_SERVITUDE")) {
            codes.put("vic_ForcedLabourIndustry", "T_ActivitiesOfHouseholdsAsEmployers");
        }
    }

    private static List<String> picklist(String field) {
        return PICKLISTS.get(field);
    }

    /// The standard has no code for forced crime.
    private static String exploitation(String ours) {
        return EXPLOITATION.getOrDefault(ours, "Other");
    }

    private static String gender(String sex) {
        return switch (sex) {
            case "FEMALE" -> "Feminine";
            case "MALE" -> "Masculine";
            case "OTHER" -> "NonConforming";
            default -> "NonSpecifiedUnknown";
        };
    }

    private static String traffickingStatus(String stage) {
        return switch (stage) {
            case "CONCLUSIVE_GROUNDS_POSITIVE", "TRANSITION" -> "ActualVictimOfTrafficking";
            case "CONCLUSIVE_GROUNDS_NEGATIVE", "REASONABLE_GROUNDS_NEGATIVE" -> "NotAVictimOfTrafficking";
            default -> "PossibleVictimOfTrafficking";
        };
    }

    private static String status(String stage) {
        return switch (stage) {
            case "TRANSITION" -> "FollowUp";
            case "CLOSED", "WITHDRAWN" -> "Closed";
            case "CLOSED_REFERRED" -> "ClosedReferred";
            default -> "Active";
        };
    }

    /// ISO 639-2 of a BCP 47 tag; a language that has only a longer code keeps it.
    private static String iso639(String tag) {
        return Locale.forLanguageTag(tag).getISO3Language();
    }
}
