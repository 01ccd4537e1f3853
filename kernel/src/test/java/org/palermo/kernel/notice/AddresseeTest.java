package org.palermo.kernel.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class AddresseeTest {
    private final UUID agency = UUID.randomUUID();

    @Test
    void it_is_a_role_or_a_person_of_an_organisation() {
        assertEquals(new Addressee(agency, "ngo", null), Addressee.everyone(agency, "ngo"));
        assertEquals(new Addressee(agency, null, "she"), Addressee.person(agency, "she"));
    }

    @Test
    void a_notice_to_both_to_neither_or_without_an_organisation_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Addressee(agency, "ngo", "she"));
        assertThrows(IllegalArgumentException.class, () -> new Addressee(agency, null, null));
        assertThrows(IllegalArgumentException.class, () -> Addressee.person(null, "she"));
        assertThrows(IllegalArgumentException.class, () -> Addressee.everyone(agency, null));
    }
}
