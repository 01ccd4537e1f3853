package org.palermo.portal.worklist;

import jakarta.ws.rs.NotFoundException;
import java.util.List;

/// Which clocks the worklist shows.
public enum Due {
    OVERDUE("overdue"),
    SOON("soon"),
    ALL(null);

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

    public static List<Due> choices() {
        return List.of(values());
    }

    static Due parse(String due) {
        return switch (due) {
            case null -> ALL;
            case "overdue" -> OVERDUE;
            case "soon" -> SOON;
            default -> throw new NotFoundException();
        };
    }
}
