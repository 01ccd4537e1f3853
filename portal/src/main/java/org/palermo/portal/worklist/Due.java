package org.palermo.portal.worklist;

import jakarta.ws.rs.NotFoundException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import org.palermo.portal.gateway.Roles;

/// Which clocks the worklist shows.
public enum Due {
    OVERDUE("overdue"),
    SOON("soon"),
    ALL(null),
    /// Not by clock: the files that the reader works on herself.
    MINE("mine");

    private final String code;

    Due(String code) {
        this.code = code;
    }

    /// As the referral service takes it; null for all.
    public String code() {
        return code;
    }

    public String address() {
        return "/portal/cases" + (code == null ? "" : "?due=" + code);
    }

    /// What there is for the reader, by her role.
    static List<Due> choices(SecurityIdentity reader) {
        boolean all = reader.hasRole(Roles.COMPETENT_AUTHORITY) || reader.hasRole(Roles.FIRST_RESPONDER);
        if (!reader.hasRole(Roles.CASE_COORDINATOR)) {
            return List.of(OVERDUE, SOON, ALL);
        }
        return all ? List.of(OVERDUE, SOON, ALL, MINE) : List.of(MINE);
    }

    /// @param choices what there is for the reader; without a wish it is the whole list, or her own
    static Due parse(String due, List<Due> choices) {
        return switch (due) {
            case null -> choices.contains(ALL) ? ALL : MINE;
            case "overdue" -> OVERDUE;
            case "soon" -> SOON;
            case "mine" -> MINE;
            default -> throw new NotFoundException();
        };
    }
}
