package org.palermo.systemtest.taint;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/// Forms of text that people write into fields. Each has enough letters or digits to be unlike anything else. The first two
/// contain a letter that is not in ASCII, as names do, so that every escape of it is searched for too.
enum SecretShape {
    NAME {
        @Override
        Secret make(String field, Random random) {
            var core = capital(letters(random, 5)) + "ö" + letters(random, 5);
            return new Secret(field, "Zsófia " + core, core);
        }
    },
    ADDRESS {
        @Override
        Secret make(String field, Random random) {
            var core = capital(letters(random, 5)) + "é" + letters(random, 5);
            return new Secret(field, 1 + random.nextInt(200) + " " + core + " Street, 3rd floor", core);
        }
    },
    PHONE {
        @Override
        Secret make(String field, Random random) {
            var core = digits(random, 13);
            return new Secret(field, "+" + core, core);
        }
    },
    MAIL {
        @Override
        Secret make(String field, Random random) {
            var core = letters(random, 12);
            return new Secret(field, core + "@mail.example", core);
        }
    },
    /// The number of a document, a box or a bed: capitals and digits.
    IDENTIFIER {
        @Override
        Secret make(String field, Random random) {
            return alone(field, letters(random, 6).toUpperCase(Locale.ROOT) + digits(random, 6));
        }
    },
    /// For fields that take codes in capitals.
    CAPITALS {
        @Override
        Secret make(String field, Random random) {
            return alone(field, letters(random, 12).toUpperCase(Locale.ROOT));
        }
    },
    SMALL {
        @Override
        Secret make(String field, Random random) {
            return alone(field, letters(random, 12));
        }
    },
    /// For fields that take a region.
    REGION {
        @Override
        Secret make(String field, Random random) {
            var core = letters(random, 12).toUpperCase(Locale.ROOT);
            return new Secret(field, "GB-" + core, core);
        }
    },
    /// For fields that take a language (BCP 47): its variants are free text of eight letters each.
    LANGUAGE {
        @Override
        Secret make(String field, Random random) {
            var core = letters(random, 8) + "-" + letters(random, 8);
            return new Secret(field, "en-" + core, core);
        }
    };

    /// Letters that form no word of a language and no hexadecimal number.
    private static final String CONSONANTS = "ghjklmnpqrstvwxz";

    abstract Secret make(String field, Random random);

    /// The shape that people would use for a field with this name.
    static SecretShape natural(String name) {
        var small = name.toLowerCase(Locale.ROOT);
        if (small.matches(".*(e-?mail).*")) {
            return MAIL;
        }
        if (small.matches(".*(phone|mobile|value|contact).*")) {
            return PHONE;
        }
        if (small.matches(".*(address|line1|line2|town|street|where).*")) {
            return ADDRESS;
        }
        return small.matches(".*(identifier|number|reference|postcode|osid|externalid|room).*") ? IDENTIFIER : NAME;
    }

    private static Secret alone(String field, String text) {
        return new Secret(field, text, text);
    }

    private static String letters(Random random, int count) {
        return random.ints(count, 0, CONSONANTS.length()).mapToObj(i -> CONSONANTS.substring(i, i + 1)).collect(Collectors.joining());
    }

    private static String digits(Random random, int count) {
        // No leading zero, which would be lost if the text were read as a number.
        return (1 + random.nextInt(9)) + random.ints(count - 1, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
