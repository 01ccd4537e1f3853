package org.palermo.portal.desk.casefile;

import java.util.List;
import org.palermo.portal.api.Schema;

/// The codes of the filters of the worklist, which the description does not list.
public final class WorklistFilters {
    /// Whose a case is; also the id of a person, which stands in links only.
    public static final Schema ASSIGNED = Schema.code("WorklistAssigned", List.of("me", "team", "nobody"));
    public static final Schema DUE = Schema.code("WorklistDue",
            List.of("overdue", "soon", "recovery-ending", "recovery-over", "decidable"));
    public static final Schema CONCERN =
            Schema.code("WorklistConcern", List.of("MISSING", "INTERVIEW_DUE", "NO_GUARDIAN", "QUESTION_OPEN"));
    /// What a regional coordinator looks for.
    static final Schema LACKS = Schema.code("RegionalConcern", List.of("OVERDUE", "DUE_SOON", "NO_COORDINATOR", "PLACE_WANTED"));
    public static final Schema STAGE = Schema.code("CaseFileStage",
            List.of("REFERRED", "REASONABLE_GROUNDS_POSITIVE", "REASONABLE_GROUNDS_NEGATIVE", "RECOVERY", "CONCLUSIVE_GROUNDS_POSITIVE",
                    "CONCLUSIVE_GROUNDS_NEGATIVE", "RECONSIDERATION", "SUSPENDED", "DISQUALIFIED", "TRANSITION", "NOTIFIED_ONLY",
                    "WITHDRAWN", "CLOSED", "CLOSED_REFERRED"));
    public static final Schema AGE_GROUP = Schema.code("AgeGroup", List.of("ADULT", "CHILD", "UNSURE"));
    public static final Schema EXPLOITATION = Schema.code("Exploitation",
            List.of("SEXUAL", "LABOUR", "DOMESTIC_SERVITUDE", "CRIMINAL", "FORCED_MARRIAGE", "ORGAN", "OTHER"));
    /// Days until recovery ends.
    static final Schema RECOVERY_WITHIN = Schema.code("WorklistDays", List.of("0", "7", "14", "30"));
    /// The order of a regional coordinator's list.
    static final Schema REGIONAL_SORT = Schema.code("RegionalSort", List.of("DUE", "REFERRED"));
    static final Schema SORT = Schema.code("WorklistSort", List.of("due", "referred", "oldest", "recovery"));

    private WorklistFilters() {}
}
