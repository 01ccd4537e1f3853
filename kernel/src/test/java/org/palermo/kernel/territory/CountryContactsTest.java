package org.palermo.kernel.territory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.territory.CountryContacts.CountryContact;

class CountryContactsTest {
    private static final String GOOD_MAIL = "help@mechanism.example";

    @Test
    void complete_and_sparse_contacts_are_good() {
        assertNull(help(new CountryContact("Support desk", Map.of("fr", "Assistance"), "+999 100 2000", GOOD_MAIL, "1 Square", "https://mechanism.example/help")).wrong());
        assertNull(help(new CountryContact("Support desk", Map.of(), null, null, null, null)).wrong());
        assertNull(help(null).wrong());
    }

    @Test
    void what_is_wrong_is_named() {
        String name = "Support desk";
        assertEquals("help: name must have 1 to 200 characters", help(new CountryContact(" ", Map.of(), null, null, null, null)).wrong());
        assertEquals("help: names must be there, with at most 200 characters each", help(new CountryContact(name, null, null, null, null, null)).wrong());
        assertEquals("help: telephone must begin with + and have only digits and spaces, 6 to 26 characters",
                help(new CountryContact(name, Map.of(), "100 2000", null, null, null)).wrong());
        assertEquals("help: email must be an address of the form name@host", help(new CountryContact(name, Map.of(), null, "help", null, null)).wrong());
        assertEquals("help: address must have at most 200 characters", help(new CountryContact(name, Map.of(), null, null, "x".repeat(201), null)).wrong());
        assertEquals("help: web must be an https address without a query",
                help(new CountryContact(name, Map.of(), null, null, null, "javascript:alert(1)")).wrong());
        assertEquals("note must have at most 200 characters in each language",
                new CountryContacts(Map.of("en", "x".repeat(201)), null, null, null, null, null, null).wrong());
    }

    private static CountryContacts help(CountryContact help) {
        return new CountryContacts(null, help, null, null, null, null, null);
    }
}
