package org.palermo.kernel.etag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.validation.Validator;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.problem.Problems;

/// A partial change of a record (JSON Merge Patch, RFC 7396): a named field is replaced, a null one is removed, a list is
/// replaced as a whole. The result must obey the same rules as a complete record.
@ApplicationScoped
public class MergePatch {
    public static final String TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// @param current the present content
    /// @param patch by field
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the result is not valid, naming the fields
    @SuppressWarnings("unchecked")
    public <T> T apply(T current, Map<String, Object> patch) {
        T changed;
        try {
            String merged = Json.createMergePatch(value(json.writeValueAsString(patch)))
                    .apply(value(json.writeValueAsString(current)))
                    .toString();
            changed = (T) json.readValue(merged, current.getClass());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        List<Problems.Violation> wrong = validator.validate(changed).stream()
                .map(v -> new Problems.Violation(v.getPropertyPath().toString().replaceAll("\\.?<[a-z ]+>", ""), v.getMessage()))
                .sorted(Comparator.comparing(Problems.Violation::field))
                .toList();
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong);
        }
        return changed;
    }

    private static JsonValue value(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }
}
