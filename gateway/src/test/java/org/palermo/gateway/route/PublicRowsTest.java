package org.palermo.gateway.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// The rows that need no token lead to exactly the operations that their services open to everybody, as `docs/api` says.
class PublicRowsTest {

    private static final Path DOCS = Path.of("../docs");
    /// In `docs/access.md`: which operations say that everybody may call them, also those that `docs/api` leaves out.
    private static final Pattern EVERYBODY = Pattern.compile("<br>`([A-Z]+ [^`]+)` \\| everybody, without signing in");
    /// A list of the directory as lines, which `docs/api` leaves out.
    private static final String STREAM = "GET /hsds/{version}/streams/{entity}";
    /// `SuspensionsResource`: open to everybody who has the secret of the gateway.
    private static final String SUSPENSIONS = "GET /suspensions";

    /// An operation in `docs/api`.
    private record Described(HttpMethod verb, String path, boolean open) {

        static List<Described> all() throws IOException {
            List<Described> all = new ArrayList<>();
            try (Stream<Path> files = Files.list(DOCS.resolve("api"))) {
                for (var file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
                    var paths = new JsonObject(Files.readString(file)).getJsonObject("paths");
                    for (var path : paths.fieldNames()) {
                        addTo(all, path, paths.getJsonObject(path));
                    }
                }
            }
            assertFalse(all.isEmpty());
            return all;
        }

        private static void addTo(List<Described> all, String path, JsonObject item) {
            for (var verb : item.fieldNames()) {
                if (item.getValue(verb) instanceof JsonObject operation && operation.containsKey("operationId")) {
                    all.add(new Described(HttpMethod.valueOf(verb.toUpperCase(Locale.ROOT)), path,
                            new JsonArray().equals(operation.getJsonArray("x-palermo-roles"))));
                }
            }
        }

        String name() {
            return verb.name() + " " + path;
        }

        Optional<Route> row() {
            return PublicRowsTest.row(name());
        }
    }

    @Test
    void a_row_needs_no_token_exactly_where_everybody_may_call() throws IOException {
        var wrong = Described.all().stream()
                .filter(operation -> operation.row().map(row -> row.access() == Route.Access.PUBLIC).orElse(false) != operation.open())
                .map(operation -> operation.name() + " by " + operation.row()).toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void every_public_row_of_a_service_leads_to_an_operation_for_everybody() throws IOException {
        var rows = EnumSet.allOf(Route.class);
        rows.removeIf(row -> row.access() != Route.Access.PUBLIC || row.pages() != Route.Pages.DATA);
        assertEquals(rows, Described.all().stream().filter(Described::open).map(operation -> operation.row().orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Route.class))));
    }

    /// Anybody sends complaints and tips, and nobody reads them by that row. The check of a job offer is a POST so that no address holds
    /// what was typed; it changes nothing.
    @Test
    void everybody_only_reads_but_for_complaints_and_tips() throws IOException {
        assertEquals(Set.of("POST /api/inspection/v1/public-complaints", "POST /api/inspection/v1/public-tips",
                "POST /api/inspection/v1/job-offers/check"),
                Described.all().stream().filter(operation -> operation.open() && operation.verb() != HttpMethod.GET)
                        .map(Described::name).collect(Collectors.toSet()));
    }

    @Test
    void no_row_leads_to_what_is_open_only_by_a_secret() throws IOException {
        var undescribed = EVERYBODY.matcher(Files.readString(DOCS.resolve("access.md"))).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Described.all().stream().filter(Described::open).map(Described::name).forEach(name -> assertTrue(undescribed.remove(name), name));
        assertEquals(Set.of(STREAM, SUSPENSIONS), undescribed);
        assertEquals(Optional.of(Route.DIRECTORY), row(STREAM));
        assertEquals(Optional.empty(), row(SUSPENSIONS));
    }

    /// @param operation a verb and a path, with its parameters in braces
    private static Optional<Route> row(String operation) {
        var words = operation.split(" ");
        return Route.of(HttpMethod.valueOf(words[0]), words[1].replaceAll("\\{[^}]+}", "x"));
    }
}
