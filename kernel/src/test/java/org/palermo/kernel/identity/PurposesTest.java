package org.palermo.kernel.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.palermo.kernel.id.Reference;

class PurposesTest {
    /// One reference in thirty has no digit.
    @Test
    void every_reference_of_ours_is_accepted() {
        for (int i = 0; i < 2000; i++) {
            String ours = Reference.random(40);
            assertTrue(Purposes.isReference(ours), ours);
        }
        for (String withoutDigits : new String[] {"ABCD-EFGH-JT", "ABCD-EFGH-Q"}) {
            assertTrue(Purposes.isReference(withoutDigits), withoutDigits);
        }
    }

    @Test
    void a_name_is_refused_even_in_groups_of_four() {
        for (String name : new String[] {"ANNA", "ANNA-MARA", "MARTA-NEMET", "ESTHER", "Ana Maria", "ANA-MARTA-2026"}) {
            assertFalse(Purposes.isReference(name), name);
        }
    }
}
