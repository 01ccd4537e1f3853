package org.palermo.kernel.notice;

import java.util.UUID;

/// Whom a notice is for within one organisation: everyone there with a role, or one person who acts for it.
///
/// @param role null for one person
/// @param subject of the one person; null for a role
public record Addressee(UUID agency, String role, String subject) {

    public Addressee {
        if (agency == null || (role == null) == (subject == null)) {
            throw new IllegalArgumentException("An addressee must have an organisation, and either a role or a subject");
        }
    }

    public static Addressee everyone(UUID agency, String role) {
        return new Addressee(agency, role, null);
    }

    public static Addressee person(UUID agency, String subject) {
        return new Addressee(agency, null, subject);
    }
}
