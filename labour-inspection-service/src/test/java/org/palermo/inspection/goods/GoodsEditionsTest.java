package org.palermo.inspection.goods;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.execute;

import com.sun.management.ThreadMXBean;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class GoodsEditionsTest {
    private static final String GOODS = API + "/goods";
    private static final String LIST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Goods><Good><Good_Name>%s</Good_Name><Good_Sector>Manufacturing</Good_Sector><Countries><Country><Country_Name>%s</Country_Name>
            <Country_Region>Asia</Country_Region><Child_Labor>No</Child_Labor><Forced_Labor>Yes</Forced_Labor><Forced_Child_Labor>No</Forced_Child_Labor>
            </Country></Countries></Good></Goods>
            """;

    @Inject
    GoodsXml reader;

    /// The other tests expect the edition that the service brings along.
    @AfterEach
    void onlyTheBundledEdition() {
        execute("delete from listed_good");
        execute("delete from goods_edition");
    }

    @Test
    void created_201_editions_stand_side_by_side_and_the_latest_counts() {
        load("2024", "2024-09-05", LIST.formatted("Hats", "Vietnam")).then().statusCode(201).body("entries", equalTo(1)).body("current", equalTo(true));
        load("2022", "2022-09-28", LIST.formatted("Gloves", "Malaysia")).then().statusCode(201).body("current", equalTo(false));
        as(Account.INSPECTOR).get(GOODS + "/editions").then().statusCode(200).body("items.name", equalTo(List.of("2024", "2022", Goods.EDITION)))
                .body("items.current", equalTo(List.of(true, false, false)));
        as(Account.INSPECTOR).get(GOODS).then().body("items.good", equalTo(List.of("Hats"))).body("items[0].country", equalTo("VN")).body("items[0].forcedLabour", equalTo(true));
        as(Account.INSPECTOR).get(GOODS + "?edition=2022&country=MY").then().body("items.good", equalTo(List.of("Gloves")));
        as(Account.INSPECTOR).get(GOODS + "?good=cocoa&edition=" + Goods.EDITION).then().body("items.good", hasItem("Cocoa"));
        as(Account.INSPECTOR).get(GOODS + "?edition=1999").then().statusCode(400).body("violations[0].field", equalTo("edition"));
    }

    @Test
    void created_201_the_published_file() throws IOException {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("palermo/ilab/goods.xml")) {
            load("published", "2020-09-30", new String(file.readAllBytes(), StandardCharsets.UTF_8)).then().statusCode(201).body("entries", equalTo(379));
        }
        as(Account.INSPECTOR).get(GOODS + "?edition=published").then().body("items.size()", equalTo(379));
    }

    @Test
    void known_409_the_same_name_or_file() {
        load("2024", "2024-09-05", LIST.formatted("Hats", "Vietnam")).then().statusCode(201);
        load("2024", "2024-09-05", LIST.formatted("Shoes", "Vietnam")).then().statusCode(409);
        load("2025", "2025-09-05", LIST.formatted("Hats", "Vietnam")).then().statusCode(409).body("type", equalTo("urn:palermo:problem:goods:known"));
        load(Goods.EDITION, "2024-09-05", LIST.formatted("Boots", "Vietnam")).then().statusCode(409);
    }

    @Test
    void invalid_400_what_is_no_list() {
        load("2024", "2024-09-05", LIST.formatted("Hats", "Atlantis")).then().statusCode(400).body("violations[0].message", containsString("must name countries that exist"));
        load("2024", "2024-09-05", "<Goods/>").then().statusCode(400).body("violations[0].message", containsString("at least one Good"));
        load("2024", "2024-09-05", "not xml").then().statusCode(400).body("violations[0].message", equalTo("must be XML without a document type"));
        load("2024", "2024-09-05", LIST.formatted("Hats", "Vietnam").replace("Forced_Labor", "Other")).then().statusCode(400).body("violations[0].message", containsString("Forced_Labor"));
        load("2024", "2999-09-05", LIST.formatted("Hats", "Vietnam")).then().statusCode(400).body("violations[0].field", equalTo("publishedOn"));
        as(Account.INSPECTOR).get(GOODS + "/editions").then().body("items.size()", equalTo(1));
    }

    @Test
    void invalid_400_entities_are_not_read() {
        String swelling = "<?xml version=\"1.0\"?><!DOCTYPE Goods [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Goods>&b;</Goods>";
        load("2024", "2024-09-05", swelling).then().statusCode(400).body("violations[0].message", equalTo("must be XML without a document type"));
    }

    /// A tree of so many elements would take tens of megabytes.
    @Test
    void a_file_of_many_elements_is_read_in_little_memory() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] file = ("<Goods>" + "<a/>".repeat(500_000) + "</Goods>").getBytes(StandardCharsets.US_ASCII);
        assertThrows(HttpProblem.class, () -> reader.read(new ByteArrayInputStream("<Goods/>".getBytes(StandardCharsets.US_ASCII))));
        long before = threads.getCurrentThreadAllocatedBytes();
        HttpProblem refused = assertThrows(HttpProblem.class, () -> reader.read(new ByteArrayInputStream(file)));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(400, refused.getStatusCode());
        assertTrue(allocated < 16L << 20, allocated + " bytes");
    }

    @Test
    void invalid_400_elements_too_deep_or_within_a_text() {
        load("2024", "2024-09-05", "<Goods>" + "<a>".repeat(200) + "</a>".repeat(200) + "</Goods>").then().statusCode(400)
                .body("violations[0].message", containsString("fewer elements inside each other"));
        load("2024", "2024-09-05", LIST.formatted("<b>Hats</b>", "Vietnam")).then().statusCode(400)
                .body("violations[0].message", containsString("only text in each element Good_Name"));
    }

    @Test
    void too_large_413() {
        load("2024", "2024-09-05", "<Goods>" + " ".repeat(2 * 1024 * 1024) + "</Goods>").then().statusCode(413);
    }

    @Test
    void forbidden_403_wrong_role() {
        given().auth().oauth2(Account.CHIEF.token()).contentType("application/xml").body("<Goods/>").post(GOODS + "/imports?edition=a&publishedOn=2024-01-01&source=b").then().statusCode(403);
    }

    private static Response load(String edition, String day, String xml) {
        return given().auth().oauth2(Account.ADMINISTRATOR.token()).contentType("application/xml").queryParam("edition", edition).queryParam("publishedOn", day)
                .queryParam("source", "US Department of Labor").body(xml.getBytes(StandardCharsets.UTF_8)).post(GOODS + "/imports");
    }
}
