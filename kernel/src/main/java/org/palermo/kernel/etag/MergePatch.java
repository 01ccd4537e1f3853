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

/// Some of what a record says, said anew (JSON Merge Patch, RFC 7396): a field that is named is replaced, one that is null is
/// taken away, a list is replaced whole. What comes out is held to the same rules as if it had been sent whole.
@ApplicationScoped
public class MergePatch {
    public static final String TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// @param current what it says now
    /// @param patch by field
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when what comes out is not valid, naming the fields
    @SuppressWarnings("unchecked")
    public <T> T apply(T current, Map<String, Object> patch) {
        T changed;
        try {
            String merged = Json.createMergePatch(value(json.writeValueAsString(patch))).apply(value(json.writeValueAsString(current))).toString();
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
