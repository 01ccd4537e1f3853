package org.palermo.referral.casefile.person;

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

/// A document, registration or telephone number of a person.
///
/// @param kind what kind of document or number it is
/// @param value as written on the document; a telephone number without its country code is found only in the same spelling
@RegisterForReflection
public record PersonIdentifier(
        @NotNull IdentifierKind kind,
        @NotBlank @Size(max = 100) @Pattern(regexp = PersonIdentifier.WRITTEN,
                message = "must have a letter or digit, and no control character") String value) {

    /// Without backtracking, because the value may be of any length.
    public static final String WRITTEN = "(?=[^\\p{L}\\p{N}]*+[\\p{L}\\p{N}])[^\\p{Cntrl}]*+";

    /// The form in which values are compared: letters and digits only, in upper case, with digits of any script as 0 to 9. For a telephone
    /// number, digits only, without the zeros that stand for the plus sign.
    String normalised() {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(value, Normalizer.Form.NFKC).codePoints().filter(Character::isLetterOrDigit)
                .forEach(c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        String upper = plain.toString().toUpperCase(Locale.ROOT);
        return kind == IdentifierKind.PHONE ? upper.replaceFirst("^00", "") : upper;
    }

    /// The text to hash. It includes the kind, so that a passport and a telephone number with the same digits differ.
    public String comparable() {
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
