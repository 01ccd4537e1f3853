package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.Answer;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Two imports read a workbook in the background after it was sent, with larger limits than those of a workbook that is read
/// at once. A workbook at these limits is read to its end, and no service dies. It takes minutes, so only a whole run does it.
@Order(101)
@ExtendWith(RunningSuite.class)
@EnabledIfSystemProperty(named = "palermo.test.all", matches = "true")
class BackgroundWorkbooksJourney {

    private static final String LISTS = "/api/inspection/v1/workplace-lists";
    private static final String CASES = "/api/nrm/v1/htcds/files";
    private static final Map<String, String> FILE = Map.of("Content-Type", "application/octet-stream");
    private static final int PIECE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<String> OVER = List.of("DONE", "FAILED", "CANCELLED");

    private final Suite suite;
    private final LocalSuite local;

    BackgroundWorkbooksJourney(Suite suite) {
        this.suite = suite;
        local = suite.local("the processes of the services");
    }

    @Test
    void a_list_of_workplaces_is_read_to_its_end() {
        var process = local.pid(Port.INSPECTION);
        var chief = suite.as("chief");
        var list = LISTS + "/" + chief.post(LISTS, "{\"list\": \"greedy\"}").expect(201).id();
        chief.send("PUT", list + "/content", LargestWorkbook.LIST.bytes(), FILE).expect(200);
        isReadToItsEnd("chief", list);
        assertEquals(process, local.pid(Port.INSPECTION));
    }

    /// Its file may be larger and may unpack to more, but then it is read for an hour. What the service holds is at its limit.
    @Test
    void a_file_of_cases_is_read_to_its_end() {
        var process = local.pid(Port.REFERRAL);
        var authority = suite.as("authority");
        var workbook = LargestWorkbook.CASES.bytes();
        var file = CASES + "/" + authority.post(CASES, """
                {"format": "XLSX", "region": "GB-ENG-LDN", "size": %d, "sha256": "%s"}
                """.formatted(workbook.length, sha256(workbook))).expect(201).id();
        for (int from = 0; from < workbook.length; from += PIECE) {
            var piece = Arrays.copyOfRange(workbook, from, Math.min(from + PIECE, workbook.length));
            authority.send("PUT", file + "/pieces?from=" + from, piece, FILE).expect(200);
        }
        isReadToItsEnd("authority", file);
        assertEquals(process, local.pid(Port.REFERRAL));
    }

    private void isReadToItsEnd(String account, String path) {
        var end = Awaitility.await(path).atMost(PATIENCE).pollInterval(Duration.ofSeconds(1))
                .until(() -> suite.as(account).get(path).expect(200), answer -> OVER.contains(state(answer)));
        assertEquals("DONE", state(end), end::toString);
    }

    private static String state(Answer answer) {
        return answer.json().get("state").asText();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
