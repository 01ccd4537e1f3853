package org.palermo.referral.casefile.worklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.term.DueState;

class WorklistFileTest {

    @Test
    void a_case_without_anything_that_is_open_has_empty_cells() {
        CaseFileItem erased = new CaseFileItem(UUID.randomUUID(), "7ZPK-3M0Q-R", "GB-SCT", CaseFileStage.CLOSED, null, null, null,
                Instant.parse("2026-01-05T10:00:00.123Z"), null, DueState.NONE, null, UUID.randomUUID(), null);
        assertEquals("""
                reference,region,stage,ageGroup,sex,exploitation,referredAt,dueOn,due,recoveryEndsOn\r
                7ZPK-3M0Q-R,GB-SCT,CLOSED,,,,2026-01-05T10:00:00Z,,NONE,\r
                """, new String(WorklistFile.of(ExportFormat.CSV, List.of(erased)), StandardCharsets.UTF_8));
    }

    @Test
    void nothing_begins_a_formula() {
        for (String begin : List.of("=", "+", "-", "@", "\t", "\r")) {
            assertEquals("'" + begin + "1", WorklistFile.harmless(begin + "1"));
        }
        assertEquals("7ZPK-3M0Q-R", WorklistFile.harmless("7ZPK-3M0Q-R"));
        assertEquals("", WorklistFile.harmless(""));
    }
}
