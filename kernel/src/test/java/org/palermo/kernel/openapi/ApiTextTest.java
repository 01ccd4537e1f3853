package org.palermo.kernel.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            format      | of the file                        | Format of the file
            dateOfBirth | in the form `2001-05-17`           | Date of birth in the form `2001-05-17`
            sector      | left out in the total              | Sector: left out in the total
            quarter     | e.g. `2026-Q3`                     | Quarter: e.g. `2026-Q3`
            points      | oldest first                       | Points: oldest first
            needs       | what she needs to attend           | What she needs to attend
            state       | `OPEN` until somebody has decided  | `OPEN` until somebody has decided
            """)
    void a_text_is_understood_without_the_name_beside_it(String name, String said, String sentence) {
        assertEquals(sentence, ApiText.sentence(name, said));
    }
}
