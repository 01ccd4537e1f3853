package org.palermo.shelter.directory.imports;

import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.directory.imports.ImportClient.EXAMPLES;
import static org.palermo.shelter.directory.imports.ImportClient.SERVICE;
import static org.palermo.shelter.directory.imports.ImportClient.imported;
import static org.palermo.shelter.directory.imports.ImportClient.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.directory.HsdsApi;
import org.palermo.shelter.directory.Published;

/// All tables of a directory in one archive, and the harm that such a file could do to its reader.
@QuarkusTest
public class DirectoryArchiveTest extends ServiceTest {

    @ParameterizedTest
    @ValueSource(strings = {"3.0", "3.1"})
    void ok_200_the_published_tables_together(String version) throws IOException {
        List<String> lines = imported("application/zip", "", tables(version));
        String all = String.join("\n", lines);
        assertTrue(lines.getLast().matches("\\{\"summary\":\\{\"read\":\\d+,\"imported\":4,\"matched\":0,\"rejected\":\\d+}}"), all);
        assertTrue(all.contains("\"reason\":\"attributes.csv: must belong to something in this file\""), all);
        assertTrue(all.contains("\"reason\":\"metadata.csv: must belong to something in this file\""), all);
        assertTrue(all.contains("contacts.csv line 2: organization_id must refer to a row of this file"), all);
        if (version.equals("3.1")) {
            assertTrue(all.contains("\"reason\":\"service_capacity.csv: must belong to something in this file\""), all);
            assertTrue(all.contains("\"reason\":\"url.csv: must belong to something in this file\""), all);
        }
        JsonNode service = HsdsApi.json("v" + version + "/services/" + SERVICE);
        Published.accept(version, "service", service);
        assertEquals("Urdu", service.at("/languages/0/name").asText());
        assertEquals("MyCity", service.at("/service_at_locations/0/location/addresses/0/city").asText());
        assertEquals("Ann Persona", service.at("/contacts/0/name").asText());
        assertEquals(100, service.at("/phones/0/extension").intValue());
        assertEquals("Example Organization Inc.", service.at("/organization/name").asText());
    }

    /// Only the table between them links the location to the service. Parts of the location are imported with it.
    @Test
    void ok_200_tables_under_names_of_earlier_editions() throws IOException {
        String service = UUID.randomUUID().toString();
        String location = UUID.randomUUID().toString();
        String between = UUID.randomUUID().toString();
        List<String> lines = imported("application/zip", "", zip(texts(Map.of(
                "service.csv", "id,name,status\n" + service + ",Advice,active\n",
                "locations.csv", "id,location_type,name\n" + location + ",physical,Civic Centre\n",
                "services_at_location.csv", "id,service_id,location_id\n" + between + "," + service + "," + location + "\n",
                "physical_addresses.csv",
                "id,location_id,address_1,city,state_province,postal_code,country\n" + address(location, "1 Main Street"),
                "postal_address.csv",
                "id,location_id,address_1,city,state_province,postal_code,country\n" + address(location, "PO Box 1"),
                "regular_schedules.csv", "id,location_id,service_at_location_id,weekday,opens_at,closes_at\n"
                        + UUID.randomUUID() + "," + location + ",,1,09:00,17:00\n" + UUID.randomUUID()
                        + ",," + between + ",Tuesday,10:00,12:00\n",
                "holiday_schedules.csv", "id,location_id,closed,opens_at,closes_at,start_date,end_date\n"
                        + UUID.randomUUID() + "," + location + ",true,00:00,00:00,2026-12-25,2026-12-26\n"))));
        assertEquals(List.of("{\"summary\":{\"read\":1,\"imported\":1,\"matched\":0,\"rejected\":0}}"),
                lines.stream().filter(line -> !line.startsWith("{\"read\"")).toList());
        JsonNode whole = HsdsApi.json("v3.1/services/" + service);
        Published.accept("3.1", "service", whole);
        JsonNode there = whole.at("/service_at_locations/0");
        assertEquals("TU 10:00", there.at("/schedules/0/byday").asText() + " " + there.at("/schedules/0/opens_at").asText());
        assertEquals(Set.of("physical", "postal"), Set.copyOf(there.at("/location/addresses").findValuesAsText("address_type")));
        assertEquals(Set.of("1 Main Street", "PO Box 1"), Set.copyOf(there.at("/location/addresses").findValuesAsText("address_1")));
        assertEquals(List.of("MO"), there.at("/location/schedules").findValuesAsText("byday"));
        assertEquals(List.of("2026-12-25"), there.at("/location/schedules").findValuesAsText("valid_from"));
        assertEquals(List.of("Closed"), there.at("/location/schedules").findValuesAsText("description"));
        assertEquals(List.of("09:00"), there.at("/location/schedules").findValuesAsText("opens_at"));
    }

    @Test
    void ok_200_each_file_that_is_no_table_is_named_when_its_name_is_plain() throws IOException {
        String all = String.join("\n",
                imported("application/zip", "",
                        zip(texts(Map.of("payments_accepted.csv", "id\n", "readme.txt", "x", "Anna Kowalska.csv", "id\n",
                                "datapackage.json", "{}",
                                "csv/organizations.csv", "id,name,description\n" + UUID.randomUUID() + ",Alpha,Advice\n")))));
        assertTrue(all.contains("\"reason\":\"payments_accepted.csv: must be one of HSDS's tables\""), all);
        assertTrue(all.contains("\"reason\":\"readme.txt: must be one of HSDS's tables\""), all);
        assertTrue(all.contains("\"reason\":\"a file of the archive: must be one of HSDS's tables\""), all);
        assertTrue(all.contains(
                "\"reason\":\"datapackage.json: must be a table; this file only describes the tables and is not imported\""),
                all);
        assertTrue(all.endsWith("{\"summary\":{\"read\":5,\"imported\":1,\"matched\":0,\"rejected\":4}}"), all);
        assertFalse(all.contains("Kowalska"), all);
    }

    @Test
    void ok_200_a_table_that_is_not_utf_8_is_named_with_its_line() throws IOException {
        byte[] table = ("id,name,description\n" + UUID.randomUUID()
                + ",Frauenhaus K\u00F6ln,Advice\n").getBytes(StandardCharsets.ISO_8859_1);
        String all = String.join("\n", imported("application/zip", "", zip(Map.of("organizations.csv", table))));
        assertTrue(all.contains("{\"row\":2,\"reason\":\"organizations.csv: must be UTF-8; save it as CSV UTF-8\"}"), all);
        assertTrue(all.endsWith("{\"summary\":{\"read\":1,\"imported\":0,\"matched\":0,\"rejected\":1}}"), all);
    }

    private static String address(String location, String street) {
        return UUID.randomUUID() + "," + location + "," + street + ",MyCity,MyState,ABC 1234,US\n";
    }

    private static Map<String, byte[]> texts(Map<String, String> files) {
        return files.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> file.getValue().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void ok_200_rows_that_refer_to_each_other_in_a_circle_are_refused() throws IOException {
        String service = UUID.randomUUID().toString();
        String term = UUID.randomUUID().toString();
        String all = String.join("\n", imported("application/zip", "", zip(texts(Map.of(
                "services.csv", "id,name,status\n" + service + ",Advice,active\n",
                "taxonomy_terms.csv", "id,name,description\n" + term + ",Advice,Advice\n",
                "attributes.csv", "id,link_id,taxonomy_term_id\n" + UUID.randomUUID() + "," + service + "," + term + "\n"
                        + UUID.randomUUID() + "," + term + "," + term + "\n")))));
        String mustBe = " must be at most 128 KiB as JSON, with all that belongs to it\"";
        assertTrue(all.contains("\"reason\":\"the service " + service + mustBe), all);
        assertTrue(all.contains("\"reason\":\"the taxonomy term " + term + mustBe), all);
        assertTrue(all.endsWith("{\"summary\":{\"read\":2,\"imported\":0,\"matched\":0,\"rejected\":2}}"), all);
    }

    @Test
    void ok_200_a_path_in_the_archive_is_only_a_name() throws IOException {
        byte[] organizations = Files.readAllBytes(EXAMPLES.resolve("3.1/csv/organizations.csv"));
        assertTrue(imported("application/zip", "", zip(Map.of("../../../etc/organizations.csv", organizations))).getLast()
                .contains("\"imported\":1"));
    }

    @Test
    void invalid_400_not_an_archive() throws IOException {
        byte[] whole = tables("3.1");
        for (byte[] body : new byte[][] {"not zip".getBytes(StandardCharsets.UTF_8), zip(Map.of()),
                Arrays.copyOf(whole, whole.length / 2)}) {
            send("application/zip", "", body).then().statusCode(400).body("violations.field", hasItem("body"));
        }
    }

    @Test
    void too_large_413_an_archive_that_swells() throws IOException {
        byte[] swells = zip(Map.of("services.csv", new byte[40 * 1024 * 1024]));
        assertTrue(swells.length < 100_000);
        send("application/zip", "", swells).then().statusCode(413);
    }

    @Test
    void too_large_413_an_archive_of_many_files_that_are_small() throws IOException {
        byte[] half = new byte[20 * 1024 * 1024];
        send("application/zip", "", zip(Map.of("notes.txt", half, "more.txt", half))).then().statusCode(413);
        send("application/zip", "",
                zip(IntStream.rangeClosed(0, 64).boxed()
                        .collect(Collectors.toMap(i -> i + ".txt", i -> new byte[0])))).then().statusCode(413);
    }

    @Test
    void too_large_413_tables_that_swell_when_they_are_read() throws IOException {
        byte[] header = ("id" + ",".repeat(2_000_001) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] rows = ("id\n" + "a\n".repeat(100_001)).getBytes(StandardCharsets.UTF_8);
        for (byte[] table : new byte[][] {header, rows}) {
            send("application/zip", "", zip(Map.of("services.csv", table))).then().statusCode(413);
            send("text/csv", "?table=services", table).then().statusCode(413);
        }
    }

    private static byte[] tables(String version) throws IOException {
        Map<String, byte[]> tables = new TreeMap<>();
        try (var files = Files.list(EXAMPLES.resolve(version + "/csv"))) {
            for (Path file : files.toList()) {
                tables.put("csv/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return zip(tables);
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
}
