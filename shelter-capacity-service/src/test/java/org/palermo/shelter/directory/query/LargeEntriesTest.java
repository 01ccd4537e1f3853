package org.palermo.shelter.directory.query;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.AtOnce;
import org.palermo.shelter.Register;
import org.palermo.shelter.ServiceTest;
import org.palermo.shelter.directory.HsdsApi;

/// Entries that are large, or many, are read some at a time. They are stored here as earlier imports stored them, which had no limit.
@QuarkusTest
class LargeEntriesTest extends ServiceTest {
    private static final int SMALL = 1;
    /// Kilobytes of an entry of which ten fit on a page, and forty do not.
    private static final int LARGE = 60;
    private static final int FIRST = 1;
    private static final int OTHER = 2;

    @Inject
    ObjectMapper json;

    private static String id(String kind, int number) {
        return "%s-0000-4000-8000-%012d".formatted(kind, number);
    }

    private static String organization(int number) {
        return id("0a000000", number);
    }

    private static void organizationStored(int number) {
        Register.execute("""
                insert into directory_organization (id, source, record, words, last_modified)
                select cast(o.id as uuid), 'IMPORT', cast(json_build_object('id', o.id, 'name', 'Large', 'description', 'Large') as text),
                       to_tsvector('simple', 'large'), now()
                  from (select '%s' as id) o
                """.formatted(organization(number)));
    }

    /// Services with telephones that make them large.
    ///
    /// @param organization number of the organisation; 0 for none
    private static void stored(int organization, int services, int kilobytes) {
        Register.execute("""
                insert into directory_service (id, source, organization, record, words, last_modified)
                select cast(s.id as uuid), 'IMPORT', cast(nullif('%s', '') as uuid),
                       cast(json_build_object('id', s.id, 'name', 'Large', 'status', 'active', 'phones', (
                           select json_agg(json_build_object('id', gen_random_uuid(), 'number', repeat('1', 1000)))
                             from generate_series(1, %d))) as text),
                       to_tsvector('simple', 'large'), now()
                  from (select '0b0000' || lpad(cast(%d as text), 2, '0') || '-0000-4000-8000-' || lpad(cast(n as text), 12, '0') as id
                          from generate_series(1, %d) n) s
                """.formatted(organization == 0 ? "" : organization(organization), kilobytes, organization, services));
    }

    /// The ids of all pages, of which each must be taken.
    private static List<String> paged(String path, int perPage) {
        List<String> ids = new ArrayList<>();
        for (int page = 1, pages = 1; page <= pages; page++) {
            JsonNode answer = HsdsApi.json(path + "&per_page=" + perPage + "&page=" + page);
            pages = answer.get("total_pages").intValue();
            assertEquals(answer.get("size").intValue(), answer.get("contents").size());
            answer.get("contents").forEach(entry -> ids.add(entry.get("id").asText()));
        }
        return ids;
    }

    @Test
    void invalid_400_a_page_of_entries_that_are_too_large_together() {
        stored(0, 40, LARGE);
        HsdsApi.get("v3.1/services?full=true").then().statusCode(400).body("violations.field", equalTo(List.of("per_page")))
                .body("violations[0].message", equalTo("must be smaller: the entries of this page have more than 1 MiB in all. "
                        + "With format=ndjson the whole list is one stream"));
        List<String> ids = paged("v3.1/services?full=true", 10);
        assertEquals(40, ids.size());
        assertEquals(40, new TreeSet<>(ids).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&minimal=true"})
    void ok_200_a_list_that_does_not_show_what_makes_its_entries_large(String how) {
        stored(0, 40, LARGE);
        JsonNode page = HsdsApi.json("v3.1/services?per_page=100" + how);
        assertEquals(40, page.get("contents").size());
        assertEquals("Large", page.at("/contents/39/name").asText());
        assertEquals("active", page.at("/contents/39/status").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"services?", "services?full=true&", "services?minimal=true&"})
    void ok_200_a_stream_has_every_entry_once(String list) {
        stored(0, 40, LARGE);
        List<String> ids = HsdsApi.lines("v3.1/" + list + "format=ndjson").stream().map(entry -> entry.get("id").asText()).toList();
        assertEquals(IntStream.rangeClosed(1, 40).mapToObj(number -> id("0b000000", number)).toList(), ids);
    }

    @Test
    void ok_200_an_entry_that_is_larger_than_a_page_is_read_alone() {
        stored(0, 2, 1_500);
        HsdsApi.get("v3.1/services?full=true").then().statusCode(400);
        assertEquals(2, paged("v3.1/services?full=true", 1).size());
        assertEquals(1_500, HsdsApi.json("v3.1/services/" + id("0b000000", 1)).get("phones").size());
        List<JsonNode> streamed = HsdsApi.lines("v3.1/services?full=true&format=ndjson");
        assertEquals(List.of(1_500, 1_500), streamed.stream().map(entry -> entry.get("phones").size()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "full_service"})
    void ok_200_an_organisation_with_many_services_shows_a_hundred_of_them(String how) {
        organizationStored(FIRST);
        stored(FIRST, 150, SMALL);
        JsonNode listed = HsdsApi.json("v3.1/organizations?" + how + "=true").at("/contents/0/services");
        assertEquals(100, listed.size());
        assertEquals(how.equals("full_service"), listed.get(0).has("phones"));
        assertEquals(100, HsdsApi.json("v3.1/organizations/" + organization(FIRST) + "?" + how + "=true").get("services").size());
        assertEquals(150, paged("v3.1/services?organization_id=" + organization(FIRST), 100).size());
    }

    @Test
    void services_of_organisations_are_not_cut_unseen() {
        organizationStored(FIRST);
        organizationStored(OTHER);
        stored(FIRST, 40, LARGE);
        stored(OTHER, 3, SMALL);
        HsdsApi.get("v3.1/organizations?full_service=true").then().statusCode(400).body("violations.field", equalTo(List.of("per_page")));
        assertEquals(2, HsdsApi.json("v3.1/organizations?full=true").get("contents").size());
        int shown = HsdsApi.json("v3.1/organizations?full_service=true&per_page=1").at("/contents/0/services").size();
        assertTrue(shown > 10 && shown < 20, () -> shown + " services of 60 KB are shown");
        assertEquals(3, HsdsApi.json("v3.1/organizations?full_service=true&per_page=1&page=2").at("/contents/0/services").size());
        List<JsonNode> streamed = HsdsApi.lines("v3.1/organizations?full_service=true&format=ndjson");
        assertEquals(List.of(organization(FIRST), organization(OTHER)), streamed.stream().map(entry -> entry.get("id").asText()).toList());
        assertEquals(List.of(shown, 3), streamed.stream().map(entry -> entry.get("services").size()).toList());
    }

    @Test
    void ok_200_forty_callers_at_once() {
        stored(0, 40, LARGE);
        String path = "/hsds/v3.1/services?full=true&per_page=15";
        Map<Integer, Long> answers = AtOnce.send(40, Account.NGO, "GET", path, "application/json", new byte[0]);
        assertEquals(Map.of(200, 40L), answers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "services?full=true", "services?minimal=true", "services?format=ndjson", "organizations?full=true",
            "organizations?full_service=true"})
    void entries_are_parsed_off_the_event_loop(String path) {
        organizationStored(FIRST);
        stored(FIRST, 2, SMALL);
        Set<Boolean> onTheLoop = ConcurrentHashMap.newKeySet();
        JsonNodeFactory before = json.getNodeFactory();
        json.setNodeFactory(new JsonNodeFactory() {
            @Override
            public ObjectNode objectNode() {
                if (StackWalker.getInstance()
                        .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(DirectoryRendering.class.getName())))) {
                    onTheLoop.add(Context.isOnEventLoopThread());
                }
                return super.objectNode();
            }
        });
        try {
            HsdsApi.get("v3.1/" + path).then().statusCode(200);
        } finally {
            json.setNodeFactory(before);
        }
        assertEquals(Set.of(false), onTheLoop);
    }
}
