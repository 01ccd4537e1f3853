package org.palermo.referral.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Referrals of the year in the columns and codes of the k-anonymised Global Dataset of the Counter Trafficking Data Collaborative: its
/// Data Codebook, version 6, of November 2017, with the columns of the file of 14 April 2020. There, each person is a row; here, a row has
/// the number of identical people. As there, people with too few identical others are in no row. Unavailable values are -99, missing.
final class CtdcTable {
    static final String MISSING = "-99";

    static final List<String> COLUMNS = List.of(
            "yearOfRegistration", "Datasource", "gender", "ageBroad", "majorityStatus", "majorityStatusAtExploit", "majorityEntry",
            "citizenship", "meansOfControlDebtBondage", "meansOfControlTakesEarnings", "meansOfControlRestrictsFinancialAccess",
            "meansOfControlThreats", "meansOfControlPsychologicalAbuse", "meansOfControlPhysicalAbuse", "meansOfControlSexualAbuse",
            "meansOfControlFalsePromises", "meansOfControlPsychoactiveSubstances", "meansOfControlRestrictsMovement",
            "meansOfControlRestrictsMedicalCare", "meansOfControlExcessiveWorkingHours", "meansOfControlUsesChildren",
            "meansOfControlThreatOfLawEnforcement", "meansOfControlWithholdsNecessities", "meansOfControlWithholdsDocuments",
            "meansOfControlOther", "meansOfControlNotSpecified", "meansOfControlConcatenated", "isForcedLabour", "isSexualExploit",
            "isOtherExploit", "isSexAndLabour", "isForcedMarriage", "isForcedMilitary", "isOrganRemoval", "isSlaveryAndPractices",
            "typeOfExploitConcatenated", "typeOfLabourAgriculture", "typeOfLabourAquafarming", "typeOfLabourBegging",
            "typeOfLabourConstruction", "typeOfLabourDomesticWork", "typeOfLabourHospitality", "typeOfLabourIllicitActivities",
            "typeOfLabourManufacturing", "typeOfLabourMiningOrDrilling", "typeOfLabourPeddling", "typeOfLabourTransportation",
            "typeOfLabourOther", "typeOfLabourNotSpecified", "typeOfLabourConcatenated", "typeOfSexProstitution", "typeOfSexPornography",
            "typeOfSexRemoteInteractiveServices", "typeOfSexPrivateSexualServices", "typeOfSexConcatenated", "isAbduction",
            "RecruiterRelationship", "CountryOfExploitation", "recruiterRelationIntimatePartner", "recruiterRelationFriend",
            "recruiterRelationFamily", "recruiterRelationOther", "recruiterRelationUnknown");

    /// A known kind of exploitation sets each of these flags, to 1 if it applies and to 0 if it does not.
    private static final List<String> FLAGS =
            List.of("isForcedLabour", "isSexualExploit", "isOtherExploit", "isSexAndLabour", "isForcedMarriage", "isOrganRemoval");

    private final CountedPeople people;
    private final Quarter quarter;

    CtdcTable(CountedPeople people, Quarter quarter) {
        this.people = people;
        this.quarter = quarter;
    }

    QuarterlyTable table() {
        List<QuarterlyTable.Row> rows = people.isCombined() ? combined() : oneByOne();
        String coded = "Referrals of the year so far, coded as the Counter Trafficking Data Collaborative does";
        String title = people.isCombined() ? coded : coded + ", one column after another: rows overlap";
        return new QuarterlyTable("ctdc", title, COLUMNS, List.of("cases"), rows);
    }

    private List<QuarterlyTable.Row> combined() {
        List<QuarterlyTable.Row> rows = new ArrayList<>();
        for (String age : Division.AGE.codes(null)) {
            for (String sex : Division.SEX.codes(null)) {
                for (String exploitation : Division.EXPLOITATION.codes(null)) {
                    add(rows, people.of(CountedTable.REFERRALS, quarter.yearCode(), age, sex, exploitation), age, sex, exploitation);
                }
            }
        }
        return rows;
    }

    /// One row for all people; then rows by each available column, with the others missing. An unknown value gets no row of its own.
    private List<QuarterlyTable.Row> oneByOne() {
        List<QuarterlyTable.Row> rows = new ArrayList<>();
        String year = quarter.yearCode();
        add(rows, people.referrals(year, Division.AGE, Division.ALL), Division.ALL, Division.ALL, Division.ALL);
        List.of("FEMALE", "MALE").forEach(sex -> add(rows, people.referrals(year, Division.SEX, sex), Division.ALL, sex, Division.ALL));
        List.of("ADULT", "CHILD").forEach(age -> add(rows, people.referrals(year, Division.AGE, age), age, Division.ALL, Division.ALL));
        Division.EXPLOITATION.codes(null).stream().filter(kind -> !yes(kind).isEmpty())
                .forEach(kind -> add(rows, people.referrals(year, Division.EXPLOITATION, kind), Division.ALL, Division.ALL, kind));
        return rows;
    }

    private void add(List<QuarterlyTable.Row> rows, Long cases, String age, String sex, String exploitation) {
        if (cases != null && cases > 0) {
            rows.add(new QuarterlyTable.Row(codes(quarter.yearCode(), age, sex, exploitation), Arrays.asList(cases)));
        }
    }

    static List<String> codes(String year, String age, String sex, String exploitation) {
        Map<String, String> codes = new HashMap<>(Map.of("yearOfRegistration", year, "Datasource", "Case Management"));
        codes.put("gender", switch (sex) {
            case "FEMALE" -> "Female";
            case "MALE" -> "Male";
            default -> MISSING;
        });
        codes.put("majorityStatus", switch (age) {
            case "ADULT" -> "Adult";
            case "CHILD" -> "Minor";
            default -> MISSING;
        });
        List<String> yes = yes(exploitation);
        if (!yes.isEmpty()) {
            FLAGS.forEach(flag -> codes.put(flag, "0"));
            yes.forEach(flag -> codes.put(flag, "1"));
        }
        return COLUMNS.stream().map(column -> codes.getOrDefault(column, MISSING)).toList();
    }

    /// The flags to set to 1; none for a code that only says that there were several kinds.
    private static List<String> yes(String exploitation) {
        return switch (exploitation) {
            case "SEXUAL" -> List.of("isSexualExploit");
            case "LABOUR", "SEVERAL_OF_LABOUR" -> List.of("isForcedLabour");
            case "DOMESTIC_SERVITUDE" -> List.of("isForcedLabour", "typeOfLabourDomesticWork");
            case "CRIMINAL" -> List.of("isForcedLabour", "typeOfLabourIllicitActivities");
            case "FORCED_MARRIAGE" -> List.of("isForcedMarriage");
            case "ORGAN" -> List.of("isOrganRemoval");
            case "OTHER" -> List.of("isOtherExploit");
            case "SEXUAL_AND_LABOUR" -> List.of("isForcedLabour", "isSexualExploit", "isSexAndLabour");
            default -> List.of();
        };
    }
}
