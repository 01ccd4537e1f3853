package org.palermo.kernel.test.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// However a reason is put together, it is either read or reported as unreadable.
class RowReasonsTest {
    private static final String SOURCE = """
            class Rows {
                private static final String WORDS = "SAID";

                static String words(int number) {
                    return switch (number) {
                        case 1 -> null;
                        default -> "SAID";
                    };
                }

                Object row(String name, Rows other, int number) {
                    return REFUSING;
                }
            }
            """;

    @TempDir
    Path sources;

    @ParameterizedTest
    @ValueSource(strings = {"new InvalidRow<>(1, \"SAID\")", "new InvalidRow<>(1, \"SAID %s\".formatted(name))", "new RowOutcome.Rejected(1, (\"SAID\"))", "refused(WORDS)",
            "refused(words(number))", "other.rejected(name == null ? null : WORDS)", "wrong(name + \" SAID\")", "refused(switch (number) { default -> \"SAID\"; })"})
    void a_reason_says_what_must_be(String refusing) throws IOException {
        ViolationMessages good = said(refusing, "the name must be given");
        assertEquals(Set.of(), good.wrong());
        assertTrue(good.found() > 0);
        assertEquals(1, said(refusing, "the name is missing").wrong().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused(name)", "refused(other.words(1))", "refused(unknown(number))", "refused(Other.WORDS)", "refused(name + number)", "new InvalidRow<>(1, String.valueOf(name))"})
    void an_unreadable_reason_is_reported(String refusing) throws IOException {
        assertEquals(1, said(refusing, "the name must be given").wrong().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused(other.defect())", "new InvalidRow<>(1, other.reason())", "refused(null)"})
    void a_reason_that_was_checked_where_it_was_made_passes(String refusing) throws IOException {
        assertEquals(Set.of(), said(refusing, "the name must be given").wrong());
    }

    private ViolationMessages said(String refusing, String words) throws IOException {
        Files.writeString(sources.resolve("Rows.java"), SOURCE.replace("REFUSING", refusing).replace("SAID", words));
        return ViolationMessages.in(sources);
    }
}
