package org.palermo.kernel.openapi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.jandex.DotName;

/// The Javadoc of the classes of the API, which `api-text` has kept when they were compiled.
final class ApiText {
    /// Javadoc often goes on from the name before it (`@param format of the file`), or says only the form of the value.
    private static final Pattern GOES_ON = Pattern.compile("(?:of|that|as|in|from|by) .*");
    private static final Pattern FORM = Pattern.compile(
            "(?:null|left out|ISO|BCP|e\\.g\\.|for example|codes?[,;]|(?:oldest|latest) first).*");

    private final ClassLoader classes = Thread.currentThread().getContextClassLoader();
    private final Map<DotName, Map<String, String>> read = new HashMap<>();

    /// The first paragraph about a record or an enum.
    Optional<String> of(DotName type) {
        return kept(type, "");
    }

    /// @param name of a component of a record, or `method.parameter`
    Optional<String> of(DotName type, String name) {
        return kept(type, name).map(said -> sentence(name.substring(name.lastIndexOf('.') + 1), said));
    }

    private Optional<String> kept(DotName type, String name) {
        return Optional.ofNullable(read.computeIfAbsent(type, this::read).get(name));
    }

    /// A text that one understands without the name beside it.
    static String sentence(String name, String said) {
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        String whole = GOES_ON.matcher(said).matches() ? words + " " + said : FORM.matcher(said).matches() ? words + ": " + said : said;
        return whole.substring(0, 1).toUpperCase(Locale.ROOT) + whole.substring(1);
    }

    private Map<String, String> read(DotName type) {
        try (InputStream file = classes.getResourceAsStream("api-text/" + type)) {
            return file == null ? Map.of() : new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8)).lines()
                    .map(line -> line.split("\t", 2)).collect(Collectors.toMap(line -> line[0], line -> line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("The text about " + type + " can't be read", e);
        }
    }
}
