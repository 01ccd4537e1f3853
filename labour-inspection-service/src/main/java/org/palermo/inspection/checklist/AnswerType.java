package org.palermo.inspection.checklist;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;

/// What an answer to a question is.
public enum AnswerType {
    /// `YES`, `NO`, `NOT_APPLICABLE` or `NOT_SEEN`.
    YES_NO("must be YES, NO, NOT_APPLICABLE or NOT_SEEN"),
    /// A whole number from 0 to 1,000,000.
    NUMBER("must be a whole number from 0 to 1000000"),
    /// A day, ISO 8601.
    DATE("must be a day such as 2026-03-31"),
    /// One of the question's choices.
    CHOICE("must be a code of one of the choices"),
    /// Words of the inspector, which may say who somebody is: they are sealed.
    TEXT("must be a text of at most 2000 characters");

    private static final Set<String> YES_OR_NO = Set.of("YES", "NO", "NOT_APPLICABLE", "NOT_SEEN");

    private final String wanted;

    AnswerType(String wanted) {
        this.wanted = wanted;
    }

    /// What a value must be, as a violation says it.
    public String wanted() {
        return wanted;
    }

    boolean takes(String value, Question question) {
        return switch (this) {
            case YES_NO -> YES_OR_NO.contains(value);
            case NUMBER -> value.matches("[0-9]{1,7}") && Integer.parseInt(value) <= 1_000_000;
            case DATE -> isDay(value);
            case CHOICE -> question.choices().stream().anyMatch(choice -> choice.code().equals(value));
            case TEXT -> !value.isBlank() && value.length() <= 2000;
        };
    }

    private static boolean isDay(String value) {
        try {
            return value.length() == 10 && LocalDate.parse(value) != null;
        } catch (DateTimeParseException notADay) {
            return false;
        }
    }
}
