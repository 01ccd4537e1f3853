package org.palermo.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.AtOnce;
import org.palermo.kernel.test.HalfSent;
import org.palermo.kernel.test.Palermo;

/// Large bodies: only a few are read at the same time, and each is read while it arrives.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class LargeBodiesTest {
    private static final String LISTS = API + "/workplaces/imports?list=large";

    private final String unique = UUID.randomUUID().toString();

    @AfterEach
    void lives() {
        as(Account.INSPECTOR).get(API + "/workplaces?limit=1").then().statusCode(200);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Given.importList(Account.CHIEF, "none", "name,country\n".getBytes(StandardCharsets.UTF_8)).statusCode() == 200);
    }

    @Test
    void twenty_lists_of_one_chief_inspector_are_taken_one_at_a_time() {
        byte[] list = ("name,country\n" + "Factory,Atlantis\n".repeat(490_000)).getBytes(StandardCharsets.UTF_8);
        assertTrue(list.length > 8_000_000 && list.length < 8 * 1024 * 1024);
        Map<Integer, Long> answers = AtOnce.send(20, Account.CHIEF, "POST", LISTS, "text/csv", list);
        assertTrue(Set.of(200, 429).containsAll(answers.keySet()), answers.toString());
        assertTrue(answers.get(200) >= 1, answers.toString());
    }

    @Test
    void twenty_files_of_visits_of_one_chief_inspector_are_taken_one_at_a_time() {
        byte[] visits = "{\"id\":1}\n".repeat(800_000).getBytes(StandardCharsets.UTF_8);
        Map<Integer, Long> answers = AtOnce.send(20, Account.CHIEF, "POST", API + "/visits/imports", "application/x-ndjson", visits);
        assertTrue(Set.of(200, 429).containsAll(answers.keySet()), answers.toString());
        assertTrue(answers.get(200) >= 1, answers.toString());
    }

    @Test
    void rows_are_taken_while_the_list_comes() throws IOException {
        String rows = IntStream.range(0, 250).mapToObj(i -> "Mill %s %d,GB,%d Long Lane\n".formatted(unique, i, i)).collect(Collectors.joining());
        try (HalfSent list = HalfSent.begin(Account.CHIEF, "POST", LISTS, "text/csv", null)) {
            list.chunk("name,country,address\n" + rows);
            assertEquals(200, list.status());
            assertTrue(list.line("\"imported\":200").contains("\"rejected\":0"));
        }
        lives();
        assertEquals("{\"summary\":{\"read\":250,\"imported\":50,\"matched\":200,\"rejected\":0}}",
                Given.summary(Given.importList(Account.CHIEF, "large", ("name,country,address\n" + rows).getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void ok_200_what_is_no_text_far_down_loses_nothing_before_it() {
        String rows = IntStream.range(0, 1_000).mapToObj(i -> "Loom %s %d,GB\n".formatted(unique, i)).collect(Collectors.joining());
        byte[] list = ("name,country\n" + "Caf\u00c3\u00a9,FR\n" + rows + "Caf\u00e9,FR\n").getBytes(StandardCharsets.ISO_8859_1);
        String answer = Given.importList(Account.CHIEF, "large", list).then().statusCode(200).extract().asString();
        assertTrue(answer.contains("must be UTF-8, and is not in line 1003: the rest can't be read"), answer);
    }

    @Test
    void ok_200_a_row_of_too_many_cells_is_named() {
        String answer = Given.importList(Account.CHIEF, "large", ("name,country\nWide " + unique + ",GB" + ",".repeat(1_000) + "\nNarrow " + unique + ",GB\n").getBytes(StandardCharsets.UTF_8))
                .then().statusCode(200).extract().asString();
        assertTrue(answer.contains("{\"row\":2,\"reason\":\"the row must have at most 1,000 cells\"}"), answer);
        assertTrue(answer.contains("\"imported\":1,\"matched\":0,\"rejected\":1"), answer);
    }
}
