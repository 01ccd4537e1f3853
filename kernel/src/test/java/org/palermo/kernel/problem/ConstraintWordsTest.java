package org.palermo.kernel.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The messages of the constraints, on a machine with another language.
class ConstraintWordsTest {
    private final Locale before = Locale.getDefault();

    private record Sent(
            @NotNull String given, @NotBlank String blank, @NotEmpty List<String> empty, @Min(1) int least, @Max(1) int most,
            @DecimalMin("0.5") BigDecimal from, @DecimalMin(value = "0.5", inclusive = false) BigDecimal above,
            @DecimalMax("0.5") BigDecimal to, @DecimalMax(value = "0.5", inclusive = false) BigDecimal below,
            @Past LocalDate past, @Pattern(regexp = "[A-Z]{2}") String pattern,
            @Size(max = 2) String shorter, @Size(min = 2) List<String> longer, @Size(min = 4, max = 5) String between) {}

    @BeforeEach
    void speakGerman() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void each_says_what_the_field_must_be() {
        Sent sent = new Sent(null, " ", List.of(), 0, 2, new BigDecimal("0.1"), new BigDecimal("0.5"), BigDecimal.ONE, new BigDecimal("0.5"),
                LocalDate.of(9999, 1, 1), "x", "abc", List.of("a"), "abc");
        Map<String, String> said = new TreeMap<>();
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            factory.getValidator().validate(sent).forEach(violation -> said.put(violation.getPropertyPath().toString(), violation.getMessage()));
        }
        assertEquals(new TreeMap<>(Map.ofEntries(
                Map.entry("given", "must be given"),
                Map.entry("blank", "must not be blank"),
                Map.entry("empty", "must not be empty"),
                Map.entry("least", "must be at least 1"),
                Map.entry("most", "must be at most 1"),
                Map.entry("from", "must be at least 0.5"),
                Map.entry("above", "must be more than 0.5"),
                Map.entry("to", "must be at most 0.5"),
                Map.entry("below", "must be less than 0.5"),
                Map.entry("past", "must be in the past"),
                Map.entry("pattern", "must match \"[A-Z]{2}\""),
                Map.entry("shorter", "must be at most 2 long"),
                Map.entry("longer", "must be at least 2 long"),
                Map.entry("between", "must be 4 to 5 long"))), said);
    }
}
