package org.palermo.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.portal.TestEnvironment;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.PageLinks;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Every job of every role has a page, or a place in the list of what only machines do. Writes the table of `portal.md`.
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class JobsTest {
    private static final Path GUIDE = Path.of("..", "docs", "guides", "portal.md");
    private static final String BEGIN = "<!-- jobs -->\n";
    private static final String END = "<!-- end of jobs -->\n";
    /// Stands for the page of a job that has none.
    private static final String NOWHERE = "| `?` |";
    /// An operation for this many roles is everybody's, if each of them has the same page.
    private static final int EVERYBODY = 15;
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates", "pages");
    private static final Pattern LINK = Pattern.compile("href=\"" + Desk.START + "(/[^\"?]+)\"");
    /// From the navigation to a list that is not declared, to one of its records, to a page of the desk.
    private static final int FROM_HAND_MADE = 3;

    @Inject
    Desk desk;
    @Inject
    Operations operations;
    @Inject
    Words words;

    private Map<String, String> handMade;
    private Map<String, String> machines;
    private Map<String, Integer> clicks;
    private PageLinks links;

    @BeforeEach
    void lists() throws IOException {
        handMade = list("hand-made-pages");
        machines = list("machine-operations");
        links = new PageLinks(desk);
        clicks = clicks();
    }

    @Test
    void every_operation_has_a_page_or_is_for_machines() {
        Set<String> known = new TreeSet<>(handMade.keySet());
        known.addAll(machines.keySet());
        desk.pages().forEach(page -> known.addAll(page.operations()));
        assertThat(operations.all()).extracting(Operation::id).as("operations without a page").isSubsetOf(known);
        assertThat(Stream.concat(handMade.keySet().stream(), machines.keySet().stream())).as("names in the lists that no operation has")
                .isSubsetOf(operations.all().stream().map(Operation::id).toList());
    }

    /// A row of the list is true: the code of its page calls the operation.
    @Test
    void every_hand_made_page_calls_the_operations_that_the_list_gives_it() throws IOException {
        PageCalls calls = pageCalls();
        Set<String> untrue = new TreeSet<>();
        for (Map.Entry<String, String> row : handMade.entrySet()) {
            if (!calls.calls(row.getValue(), operations.get(row.getKey()))) {
                untrue.add(row.getKey() + " = " + row.getValue());
            }
        }
        assertThat(untrue).as("rows of hand-made-pages whose page does not call the operation").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/portal/morning, getAccessDifficulties", "/portal, getMechanismSeries", "/portal/statistics, getCase",
            "/portal/morning, getCase", "/portal/desk, getCase", "/portal/nowhere, listCountries", "/portal/complaint, sendTip",
            "/portal/referrals, getReferralReceipt"})
    void a_row_that_is_not_true_is_found(String page, String operation) throws IOException {
        assertThat(pageCalls().calls(page, operations.get(operation))).isFalse();
    }

    private PageCalls pageCalls() throws IOException {
        return new PageCalls(CLASSES, TEMPLATES.getParent(),
                desk.pages().stream().map(page -> Desk.START + page.path()).collect(Collectors.toSet()), operations.all());
    }

    @Test
    void every_job_of_every_role_has_a_page() {
        assertThat(table().lines().filter(line -> line.contains(NOWHERE))).as("jobs without a page").isEmpty();
    }

    @Test
    void every_page_is_reached_from_the_first_page_of_the_desk() {
        assertThat(desk.pages()).filteredOn(page -> !clicks.containsKey(page.key())).extracting(Page::key).as("pages that nothing leads to").isEmpty();
    }

    @Test
    void the_guide_shows_the_pages_of_each_role() throws IOException {
        String guide = Files.readString(GUIDE);
        String written = guide.substring(0, guide.indexOf(BEGIN) + BEGIN.length()) + table() + guide.substring(guide.indexOf(END));
        if (!written.equals(guide)) {
            Files.writeString(GUIDE, written);
        }
        assertThat(guide.equals(written)).as("docs/guides/portal.md was out of date and has been written anew: commit it with the change").isTrue();
    }

    private String table() {
        Map<String, List<String>> byRole = new TreeMap<>();
        for (Operation operation : operations.all().stream().sorted(Comparator.comparing(Operation::path).thenComparing(Operation::id)).toList()) {
            rows(operation).forEach((row, roles) -> roles.forEach(role -> byRole.computeIfAbsent(role, r -> new ArrayList<>()).add(row)));
        }
        return byRole.entrySet().stream().map(role -> "\n### " + role.getKey() + "\n\n| job | page | clicks |\n|---|---|---|\n" + String.join("", role.getValue()))
                .collect(Collectors.joining()) + "\n### Machines\n\n| operation | why it has no page |\n|---|---|\n"
                + new TreeMap<>(machines).entrySet().stream().map(one -> "| `" + one.getKey() + "` | " + one.getValue() + " |\n").collect(Collectors.joining()) + "\n";
    }

    /// Who has which row of an operation.
    private Map<String, Set<String>> rows(Operation operation) {
        Set<String> roles = operation.roles().isEmpty() ? Set.of("without an account") : new TreeSet<>(operation.roles());
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        roles.forEach(role -> row(operation, role).ifPresent(row -> rows.computeIfAbsent(row, r -> new TreeSet<>()).add(role)));
        if (roles.size() < EVERYBODY) {
            return rows;
        }
        if (rows.size() == 1) {
            return Map.of(rows.keySet().iterator().next(), Set.of("everybody"));
        }
        // What everybody may read is no job of a role that has no page for it.
        rows.keySet().removeIf(row -> row.contains(NOWHERE));
        return rows;
    }

    private Optional<String> row(Operation operation, String role) {
        if (machines.containsKey(operation.id())) {
            return Optional.empty();
        }
        Optional<Page> page = desk.pages().stream().filter(one -> one.operations().contains(operation.id())
                        && (desk.roles(one).isEmpty() || desk.roles(one).contains(role)))
                // A form that only offers the records of a list as choices is not the page of a list that has one.
                .filter(one -> operation.id().equals(one.main()) || !(one instanceof TaskPage) || !handMade.containsKey(operation.id()))
                .min(Comparator.comparing((Page one) -> !operation.id().equals(one.main())).thenComparing(one -> clicks.getOrDefault(one.key(), 99)));
        String where = page.map(one -> words.say(Language.EN, one.key() + ".title") + " (`" + Desk.START + one.path() + "`) | " + clicks.get(one.key()))
                .orElseGet(() -> "`" + handMade.getOrDefault(operation.id(), "?") + "` | ");
        return Optional.of("| " + operation.summary() + " | " + where + " |\n");
    }

    /// How many clicks lead from the first page of the desk to each page.
    private Map<String, Integer> clicks() throws IOException {
        Map<String, Integer> found = new HashMap<>();
        Deque<Page> next = new ArrayDeque<>();
        desk.pages().stream().filter(Page::isEntry).forEach(page -> {
            found.put(page.key(), 1);
            next.add(page);
        });
        for (Page page : linkedFromTemplates()) {
            if (found.putIfAbsent(page.key(), FROM_HAND_MADE) == null) {
                next.add(page);
            }
        }
        while (!next.isEmpty()) {
            Page page = next.poll();
            for (Page led : links.from(page)) {
                if (found.putIfAbsent(led.key(), found.get(page.key()) + 1) == null) {
                    next.add(led);
                }
            }
        }
        return found;
    }

    /// The declared pages to which pages lead that are not declared.
    private List<Page> linkedFromTemplates() throws IOException {
        List<Page> linked = new ArrayList<>();
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.sorted().toList()) {
                LINK.matcher(Files.readString(file)).results().forEach(link -> linked.addAll(links.at(link.group(1))));
            }
        }
        return linked;
    }

    private static Map<String, String> list(String name) throws IOException {
        Properties read = new Properties();
        try (var in = JobsTest.class.getResourceAsStream("/" + name + ".properties")) {
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Map<String, String> list = new TreeMap<>();
        read.stringPropertyNames().forEach(key -> list.put(key, read.getProperty(key)));
        return list;
    }
}
