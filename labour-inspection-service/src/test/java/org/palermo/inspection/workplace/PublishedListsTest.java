package org.palermo.inspection.workplace;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.importList;
import static org.palermo.inspection.Given.summary;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// Five lists as their companies published them, in the order in which the sample imports them.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishedListsTest {

    @Order(1)
    @ParameterizedTest
    @CsvSource({
        "Spring_2017_Apparel_List.csv,54,54,0,0",
        "Summer_2017_Compliance_List.csv,46,46,0,0",
        "Winter_2019_Compliance_List.csv,62,62,0,0",
        "facility_list_12.csv,15,15,0,0",
        "facility_list_15.csv,351,351,0,0"})
    void ok_200_every_row_is_imported_matched_or_named(String list, int read, int imported, int matched, int rejected) throws IOException {
        String answer = summary(importList(Account.CHIEF, list, file(list)));
        assertEquals("{\"summary\":{\"read\":%d,\"imported\":%d,\"matched\":%d,\"rejected\":%d}}".formatted(read, imported, matched, rejected), answer);
        assertEquals(read - rejected, count("select count(*) from workplace_listing where list = '" + list + "'"));
    }

    @Order(2)
    @ParameterizedTest
    @CsvSource({"Spring_2017_Apparel_List.csv,54", "Summer_2017_Compliance_List.csv,46", "Winter_2019_Compliance_List.csv,62", "facility_list_12.csv,15", "facility_list_15.csv,351"})
    void ok_200_the_same_list_again_matches_and_adds_nothing(String list, int rows) throws IOException {
        long listings = count("select count(*) from workplace_listing");
        String answer = summary(importList(Account.ADMINISTRATOR, list, file(list)));
        assertEquals("{\"summary\":{\"read\":%d,\"imported\":0,\"matched\":%d,\"rejected\":0}}".formatted(rows, rows), answer);
        assertEquals(listings, count("select count(*) from workplace_listing"));
    }

    @Test
    @Order(3)
    void ok_200_countries_come_out_as_iso_codes_and_names_stay_as_they_are() {
        as(Account.INSPECTOR).get(API + "/workplaces?q=Perlacos").then().statusCode(200)
                .body("items[0].country", equalTo("ES")).body("items[0].name", equalTo("Industrias Químicas Perlacos, S.L."));
        as(Account.INSPECTOR).get(API + "/workplaces?q=noman+terry").then().body("items[0].country", equalTo("BD"));
        as(Account.INSPECTOR).get(API + "/workplaces?q=groceries").then().body("items[0].country", equalTo("US"));
        assertEquals(0, count("select count(*) from workplace where name <> trim(name)"));
    }

    @Test
    @Order(4)
    void ok_200_what_is_alike_is_linked_and_not_merged() {
        assertEquals(3, count("""
                select count(*) from possible_duplicate d
                  join workplace_listing l on l.workplace = d.workplace and l.list like '%.csv'
                  join workplace_listing o on o.workplace = d.other and o.list like '%.csv'
                """));
        assertEquals(count("select count(*) from possible_duplicate"),
                count("select count(distinct (least(workplace, other), greatest(workplace, other))) from possible_duplicate"));
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = PublishedListsTest.class.getResourceAsStream("/open-supply-hub/" + name)) {
            return file.readAllBytes();
        }
    }
}
