package org.palermo.kernel.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.Validator;
import java.util.stream.Collectors;
import org.palermo.kernel.problem.UnreadableValue;

/// Makes a record from a line, or says why it can't.
final class JsonLine<T> {
    private static final String NO_OBJECT = "the line must be a JSON object";
    /// Also said of a file whose lines all end with CR: it is a single line.
    private static final String MORE = "the line must hold one JSON object and nothing after it: a line ends with a line feed";

    private final ObjectMapper json;
    private final Validator validator;
    private final Class<T> type;

    JsonLine(ObjectMapper json, Validator validator, Class<T> type) {
        this.json = json;
        this.validator = validator;
        this.type = type;
    }

    LineResult<T> read(int number, String line) {
        try {
            T value = json.readValue(line, type);
            if (value == null) {
                return new InvalidRow<>(number, NO_OBJECT);
            }
            String violations = validator.validate(value).stream()
                    .map(v -> v.getPropertyPath() + " " + v.getMessage())
                    .sorted()
                    .collect(Collectors.joining("; "));
            return violations.isEmpty() ? new Row<>(number, value) : new InvalidRow<>(number, violations);
        } catch (JsonMappingException e) {
            return new InvalidRow<>(number, defect(e));
        } catch (JsonProcessingException e) {
            return new InvalidRow<>(number, NO_OBJECT);
        }
    }

    /// An unknown field is not named: its name is the file's text, and may be a person's name.
    private static String defect(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "each field must be a known one";
        }
        if (UnreadableValue.hasMoreAfter(e)) {
            return MORE;
        }
        String path = e.getPath().stream().map(JsonMappingException.Reference::getFieldName).collect(Collectors.joining("."));
        return (path.matches("[A-Za-z0-9_.]{1,60}") ? path : "a field") + " " + UnreadableValue.defect(e);
    }
}
