package org.palermo.portal.worklist;

import jakarta.ws.rs.NotFoundException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import org.palermo.portal.gateway.Roles;

/// The filters of the worklist.
public enum Due {
    OVERDUE("overdue"),
    SOON("soon"),
    ALL(null),
    /// Not a term: the files that the reader works on.
    MINE("mine");

    private final String code;

    Due(String code) {
        this.code = code;
    }

    /// The value that the referral service expects; null for all.
    public String code() {
        return code;
    }

    public String address() {
        return "/portal/cases" + (code == null ? "" : "?due=" + code);
    }

    /// The filters that the reader's role allows.
    static List<Due> choices(SecurityIdentity reader) {
        boolean all = reader.hasRole(Roles.COMPETENT_AUTHORITY) || reader.hasRole(Roles.FIRST_RESPONDER);
        if (!reader.hasRole(Roles.CASE_COORDINATOR)) {
            return List.of(OVERDUE, SOON, ALL);
        }
        return all ? List.of(OVERDUE, SOON, ALL, MINE) : List.of(MINE);
    }

    /// @param choices the filters that the reader's role allows; without a choice, all files if allowed, otherwise the
    ///        reader's own
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
