package org.palermo.shelter.register.imports;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.API;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;

/// HUD's HMIS CSV set: what it says about shelters, and the safe values for what it does not say.
@QuarkusTest
public class ImportHmisSetTest extends ServiceTest {
    private static final String WHERE = "?region=ZZ-N&operatorAgency=" + Account.SHELTER.agency();
    private static final String STAMPS = ",DateCreated,DateUpdated,UserID,DateDeleted,ExportID\n";
    private static final String STAMPED = ",2024-01-01 00:00:00,2024-01-01 00:00:00,u,,1\n";
    private static final String DELETED = ",2024-01-01 00:00:00,2024-01-01 00:00:00,u,2024-02-01 00:00:00,1\n";

    @Test
    void ok_200_projects_that_give_shelter_become_shelters_and_are_full_until_somebody_counts() throws IOException {
        byte[] set = zip(set());
        String answer = upload(WHERE, set).then().statusCode(200).extract().asString();
        assertTrue(answer.endsWith("{\"summary\":{\"read\":6,\"imported\":2,\"matched\":0,\"rejected\":4}}\n"), answer);
        for (String named : List.of("{\"row\":1,\"note\":\"the archive has other files, which were not read;",
                "{\"row\":2,\"note\":\"the set does not say of which sex",
                "{\"row\":3,\"note\":\"the set does not say the whole address, of which sex",
                "{\"row\":4,\"reason\":\"the project must give shelter\"}", "{\"row\":5,\"reason\":\"the project must operate now\"}",
                "{\"row\":6,\"reason\":\"the project must have beds now\"}",
                "{\"row\":8,\"reason\":\"each date of the project and of its beds must be a date\"}")) {
            assertTrue(answer.contains(named), () -> named + " in " + answer);
        }
        assertFalse(answer.contains("Doe"), answer);
        given().auth().oauth2(Account.ADMINISTRATOR.token()).get(API + "/shelters").then().statusCode(200).body("items.size()", equalTo(2))
                .body("items.find { it.name == 'Family Home' }.takes.womenWithChildren", equalTo(true))
                .body("items.find { it.name == 'Family Home' }.takes.women", equalTo(true))
                .body("items.find { it.name == 'Family Home' }.operatorName", equalTo("Alder Aid"))
                .body("items.find { it.name == 'Safe Rooms' }.takes.girls", equalTo(true))
                .body("items.status.unique()", equalTo(List.of("RESTRICTED"))).body("items.confidential.unique()", equalTo(List.of(true)))
                .body("items.publicListing.unique()", equalTo(List.of(false)));
        assertEquals(17, Register.count("place"));
        assertEquals(6, Register.count("room"));
        assertEquals(1, Register.count("offer_profile where unregistered = 14"));
        assertEquals(1, Register.count("offer_profile where unregistered = 3"));
        assertTrue(upload(WHERE, set).then().statusCode(200)
                .extract().asString()
                .endsWith("{\"summary\":{\"read\":6,\"imported\":0,\"matched\":2,\"rejected\":4}}\n"));
    }

    @Test
    void invalid_400_without_region_and_operator() throws IOException {
        byte[] set = zip(set());
        upload("?operatorAgency=" + Account.SHELTER.agency(), set).then().statusCode(400).body("violations.field", hasItem("region"));
        upload("?region=ZZ-N", set).then().statusCode(400).body("violations.field", hasItem("operatorAgency"));
        upload("?region=FR-75&operatorAgency=" + Account.SHELTER.agency(), set).then().statusCode(400)
                .body("violations.field", hasItem("region"));
    }

    @Test
    void invalid_400_not_a_set() throws IOException {
        upload(WHERE, "no zip".getBytes(UTF_8)).then().statusCode(400).body("violations.field", hasItem("body"));
        Map<String, byte[]> without = set();
        without.remove("Inventory.csv");
        upload(WHERE, zip(without)).then().statusCode(400)
                .body("violations.message", hasItem("must be an archive that holds Inventory.csv"));
        Map<String, byte[]> broken = set();
        broken.put("Project.csv", "\"ProjectID\n1\n".getBytes(UTF_8));
        upload(WHERE, zip(broken)).then().statusCode(400).body("violations.message", hasItem("must hold Project.csv as CSV with a header"));
        Map<String, byte[]> western = set();
        western.put("Organization.csv",
                "OrganizationID,OrganizationName\no1,Maison de l'\u00E9t\u00E9\n".getBytes(Charset.forName("windows-1252")));
        upload(WHERE, zip(western)).then().statusCode(400)
                .body("violations.message",
                        hasItem("must hold Organization.csv as UTF-8, which it is not in line 2; save it as CSV UTF-8"));
    }

    @Test
    void too_large_413_a_set_that_swells() throws IOException {
        for (Map<String, byte[]> more : List.of(Map.of("Client.csv", new byte[20 * 1024 * 1024]),
                Map.of("ProjectCoC.csv", ("ProjectID" + ",".repeat(500_000)).getBytes(UTF_8)),
                Map.of("ProjectCoC.csv", ("ProjectID\n" + "1\n".repeat(10_001)).getBytes(UTF_8)),
                Map.of("ProjectCoC.csv", new byte[3 * 1024 * 1024]),
                IntStream.rangeClosed(0, 64).boxed().collect(Collectors.toMap(i -> i + ".csv", i -> new byte[0])))) {
            Map<String, byte[]> files = set();
            files.putAll(more);
            upload(WHERE, zip(files)).then().statusCode(413);
        }
    }

    @Test
    void forbidden_403_wrong_role() throws IOException {
        upload(Account.SHELTER, WHERE, zip(set())).then().statusCode(403);
    }

    private static Map<String, byte[]> set() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("Client.csv", "PersonalID,FirstName,LastName\n1,Jane,Doe\n".getBytes(UTF_8));
        files.put("Organization.csv", ("OrganizationID,OrganizationName,VictimServiceProvider,OrganizationCommonName" + STAMPS
                + "o1,Alder Aid,0," + STAMPED + "o2,Birch Shelter,1," + STAMPED).getBytes(UTF_8));
        files.put("Project.csv", ("ProjectID,OrganizationID,ProjectName,ProjectCommonName,OperatingStartDate,OperatingEndDate,"
                + "ContinuumProject,ProjectType,HousingType,RRHSubType,ResidentialAffiliation,TargetPopulation,"
                + "HOPWAMedAssistedLivingFac,PITCount" + STAMPS
                + "p1,o1,Family Home,,2019-10-01,,1,0,1,,,4,,3" + STAMPED
                + "p2,o2,Safe Rooms,,2020-01-01,,1,2,1,,,1,,2" + STAMPED
                + "p3,o1,Rapid Rehousing,,2020-01-01,,1,13,3,1,,4,," + STAMPED
                + "p4,o1,Closed House,,2001-01-01,2002-01-01,1,1,1,,,4,," + STAMPED
                + "p5,o1,House Without Beds,,2020-01-01,,1,8,1,,,4,," + STAMPED
                + "p6,o1,Deleted House,,2020-01-01,,1,0,1,,,4,," + DELETED
                + "p7,o1,Undated House,,1st of May,,1,0,1,,,4,," + STAMPED).getBytes(UTF_8));
        files.put("Inventory.csv", ("InventoryID,ProjectID,CoCCode,HouseholdType,Availability,UnitInventory,BedInventory,"
                + "CHVetBedInventory,YouthVetBedInventory,VetBedInventory,CHYouthBedInventory,YouthBedInventory,CHBedInventory,"
                + "OtherBedInventory,ESBedType,InventoryStartDate,InventoryEndDate" + STAMPS
                + "i1,p1,XX-500,3,1,4,9,0,0,0,0,0,0,9,1,2019-10-01," + STAMPED
                + "i2,p1,XX-500,1,1,0,5,0,0,0,0,0,0,5,1,2019-10-01," + STAMPED
                + "i3,p1,XX-500,4,1,0,7,0,0,0,0,0,0,7,1,2019-10-01,2020-10-01" + STAMPED
                + "i4,p2,XX-500,4,,1,3,0,0,0,0,0,0,3,,2020-01-01," + STAMPED).getBytes(UTF_8));
        files.put("ProjectCoC.csv", ("ProjectCoCID,ProjectID,CoCCode,Geocode,Address1,Address2,City,State,ZIP,GeographyType" + STAMPS
                + "c1,p1,XX-500,000000,7 Lantern Row,,Coldwick,ZZ,77777,1" + STAMPED).getBytes(UTF_8));
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Response upload(String query, byte[] set) {
        return upload(Account.ADMINISTRATOR, query, set);
    }

    private static Response upload(Account who, String query, byte[] set) {
        return given().auth().oauth2(who.token())
                .config(RestAssured.config().encoderConfig(EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/zip", ContentType.BINARY)))
                .contentType("application/zip").body(set).post(API + "/shelters/imports" + query);
    }
}
