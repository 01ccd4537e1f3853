package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A document, registration or telephone of a person.
///
/// @param value as it is written there; a telephone number with its country's code, or it is only found as it was written
@RegisterForReflection
public record PersonIdentifier(
        @NotNull IdentifierKind kind,
        @NotBlank @Size(max = 100) @Pattern(regexp = PersonIdentifier.WRITTEN, message = "must have a letter or digit, and no control character") String value) {

    /// Without backtracking: it is asked of a value of any length, too.
    public static final String WRITTEN = "(?=[^\\p{L}\\p{N}]*+[\\p{L}\\p{N}])[^\\p{Cntrl}]*+";

    /// The one form in which values are compared: letters and digits alone, in upper case, digits of any script as 0 to 9; of
    /// a telephone number the digits, without the zeros that stand for the plus sign.
    String normalised() {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(value, Normalizer.Form.NFKC).codePoints().filter(Character::isLetterOrDigit)
                .forEach(c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        String upper = plain.toString().toUpperCase(Locale.ROOT);
        return kind == IdentifierKind.PHONE ? upper.replaceFirst("^00", "") : upper;
    }

    /// What is hashed: a passport and a telephone with the same digits are not the same.
    String comparable() {
        return kind + ":" + normalised();
    }

    static String write(List<PersonIdentifier> identifiers) {
        return identifiers == null || identifiers.isEmpty()
                ? null
                : identifiers.stream().map(i -> i.kind + " " + i.value).collect(Collectors.joining("\n"));
    }

    static List<PersonIdentifier> read(String written) {
        return written == null
                ? List.of()
                : Arrays.stream(written.split("\n")).map(line -> line.split(" ", 2))
                        .map(parts -> new PersonIdentifier(IdentifierKind.valueOf(parts[0]), parts[1])).toList();
    }
}
