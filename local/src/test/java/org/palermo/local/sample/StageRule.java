package org.palermo.local.sample;

import java.util.Map;
import java.util.Set;

/// The stages of a case file and their order, derived from the law and not from the generator.
final class StageRule {
    private static final Set<String> OPEN = Set.of("REFERRED", "REASONABLE_GROUNDS_POSITIVE", "REASONABLE_GROUNDS_NEGATIVE",
            "RECOVERY", "CONCLUSIVE_GROUNDS_POSITIVE", "CONCLUSIVE_GROUNDS_NEGATIVE", "TRANSITION", "RECONSIDERATION", "DISQUALIFIED");
    private static final Set<String> FROM_ANY_OPEN = Set.of("SUSPENDED", "WITHDRAWN", "CLOSED_REFERRED");
    private static final Map<String, Set<String>> NEXT = Map.of(
            "DRAFT", Set.of("REFERRED", "NOTIFIED_ONLY"),
            "REFERRED", Set.of("REASONABLE_GROUNDS_POSITIVE", "REASONABLE_GROUNDS_NEGATIVE"),
            "REASONABLE_GROUNDS_POSITIVE",
                    Set.of("RECOVERY", "CONCLUSIVE_GROUNDS_POSITIVE", "CONCLUSIVE_GROUNDS_NEGATIVE", "DISQUALIFIED"),
            "REASONABLE_GROUNDS_NEGATIVE", Set.of("RECONSIDERATION", "CLOSED"),
            "RECOVERY", Set.of("CONCLUSIVE_GROUNDS_POSITIVE", "CONCLUSIVE_GROUNDS_NEGATIVE", "DISQUALIFIED"),
            "CONCLUSIVE_GROUNDS_POSITIVE", Set.of("TRANSITION", "DISQUALIFIED"),
            "CONCLUSIVE_GROUNDS_NEGATIVE", Set.of("RECONSIDERATION", "CLOSED"),
            "TRANSITION", Set.of("CLOSED"),
            "DISQUALIFIED", Set.of("RECONSIDERATION", "CLOSED"));

    private String stage = "DRAFT";
    private String before;

    String stage() {
        return stage;
    }

    void enter(String next) {
        if (!allowed(next)) {
            throw new AssertionError(stage + " -> " + next + " is no transition");
        }
        before = stage;
        stage = next;
    }

    private boolean allowed(String next) {
        return switch (stage) {
            case "SUSPENDED" -> next.equals(before);
            case "RECONSIDERATION" -> next.equals(before) || next.equals(before.replace("NEGATIVE", "POSITIVE"))
                    || FROM_ANY_OPEN.contains(next);
            default -> NEXT.getOrDefault(stage, Set.of()).contains(next)
                    || OPEN.contains(stage) && FROM_ANY_OPEN.contains(next);
        };
    }
}
