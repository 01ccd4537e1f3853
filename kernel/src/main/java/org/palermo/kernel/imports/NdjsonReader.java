package org.palermo.kernel.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reads newline-delimited JSON, one record a line, each checked by its own constraints.
@ApplicationScoped
public class NdjsonReader {
    private static final String NO_OBJECT = "the line is not a JSON object";

    private final ObjectMapper json;
    private final Validator validator;

    NdjsonReader(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    public <T> Rows<T> read(String body, Class<T> type) {
        List<Row<T>> readable = new ArrayList<>();
        List<Outcome.Rejected> unreadable = new ArrayList<>();
        int number = 0;
        for (String line : (Iterable<String>) body.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                read(line, number, type, readable, unreadable);
            }
        }
        return new Rows<>(readable, unreadable);
    }

    private <T> void read(String line, int number, Class<T> type, List<Row<T>> readable, List<Outcome.Rejected> unreadable) {
        try {
            T value = json.readValue(line, type);
            if (value == null) {
                unreadable.add(new Outcome.Rejected(number, NO_OBJECT));
                return;
            }
            String violations = validator.validate(value).stream()
                    .map(v -> v.getPropertyPath() + " " + v.getMessage())
                    .sorted()
                    .collect(Collectors.joining("; "));
            if (violations.isEmpty()) {
                readable.add(new Row<>(number, value));
            } else {
                unreadable.add(new Outcome.Rejected(number, violations));
            }
        } catch (JsonMappingException e) {
            unreadable.add(new Outcome.Rejected(number, defect(e)));
        } catch (JsonProcessingException e) {
            unreadable.add(new Outcome.Rejected(number, NO_OBJECT));
        }
    }

    /// A field that is not known is not named: it is the file's own word, and may be a person's name.
    private static String defect(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "a field is not known";
        }
        String path = e.getPath().stream().map(JsonMappingException.Reference::getFieldName).collect(Collectors.joining("."));
        return (path.matches("[A-Za-z0-9_.]{1,60}") ? path : "a field") + " has the wrong type";
    }
}
