package org.palermo.referral.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CtdcTableTest {

    /// The file of 14 April 2020 has 63 columns; the code book of 2017 speaks of 62 variables.
    @Test
    void the_columns_are_those_of_the_published_file() {
        assertEquals(63, CtdcTable.COLUMNS.size());
        assertEquals(63, new TreeSet<>(CtdcTable.COLUMNS).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ADULT|FEMALE|SEXUAL|gender=Female majorityStatus=Adult isForcedLabour=0 isSexualExploit=1 isOtherExploit=0 isSexAndLabour=0 isForcedMarriage=0 isOrganRemoval=0",
        "CHILD|MALE|CRIMINAL|gender=Male majorityStatus=Minor isForcedLabour=1 isSexualExploit=0 isOtherExploit=0 isSexAndLabour=0 isForcedMarriage=0 isOrganRemoval=0 typeOfLabourIllicitActivities=1",
        "UNSURE|OTHER|DOMESTIC_SERVITUDE|isForcedLabour=1 isSexualExploit=0 isOtherExploit=0 isSexAndLabour=0 isForcedMarriage=0 isOrganRemoval=0 typeOfLabourDomesticWork=1",
        "ADULT|UNKNOWN|SEXUAL_AND_LABOUR|majorityStatus=Adult isForcedLabour=1 isSexualExploit=1 isOtherExploit=0 isSexAndLabour=1 isForcedMarriage=0 isOrganRemoval=0",
        "ADULT|FEMALE|SEVERAL|gender=Female majorityStatus=Adult"})
    void unavailable_columns_are_missing(String age, String sex, String exploitation, String expected) {
        List<String> codes = CtdcTable.codes("2026", age, sex, exploitation);
        List<String> said = new ArrayList<>();
        for (int i = 2; i < codes.size(); i++) {
            if (!codes.get(i).equals(CtdcTable.MISSING)) {
                said.add(CtdcTable.COLUMNS.get(i) + "=" + codes.get(i));
            }
        }
        assertEquals(expected, String.join(" ", said));
        assertEquals(List.of("2026", "Case Management"), codes.subList(0, 2));
    }
}
