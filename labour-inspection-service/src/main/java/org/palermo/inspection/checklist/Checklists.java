package org.palermo.inspection.checklist;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.palermo.inspection.indicator.IndicatorWords;
import org.palermo.inspection.indicator.Indicators;

/// The checklists of `palermo/checklists`, read and checked once at startup. The operational indicators are a checklist too: their words
/// in English are those of the published list, other languages come from a file.
@Startup
@ApplicationScoped
public class Checklists {
    public static final String INDICATORS = "ilo-ec-2009";
    private static final String FOLDER = "palermo/checklists/";
    private static final String ENGLISH = "en";

    private final Map<String, Checklist> byCode = new LinkedHashMap<>();

    Checklists(ObjectMapper json, Indicators indicators, IndicatorWords words) {
        add(ofIndicators(indicators, words));
        List<String> codes = read(json, "index", json.constructType(new TypeReference<List<String>>() {}));
        codes.forEach(code -> add(read(json, code, json.constructType(Checklist.class))));
    }

    public Collection<Checklist> all() {
        return byCode.values();
    }

    public Optional<Checklist> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /// A question and its answer in words.
    ///
    /// @param checklist its code with the edition
    /// @param question code of the question
    /// @param value the answer, or null
    /// @param language BCP 47
    public AnswerWords words(String checklist, String question, String value, String language) {
        return AnswerWords.of(find(checklist), checklist, question, value, language);
    }

    /// @throws IllegalStateException naming what is wrong in the file
    private void add(Checklist checklist) {
        Set<String> codes = new HashSet<>();
        require(checklist.title().containsKey(ENGLISH) && checklist.source() != null, checklist.code(),
                "needs a title in English and a source");
        for (Question question : checklist.questions()) {
            require(codes.add(question.code()), checklist.code(), "asks " + question.code() + " twice");
            require(question.text().containsKey(ENGLISH), checklist.code(), question.code() + " has no English text");
            require(question.choices().isEmpty() == (question.type() != AnswerType.CHOICE), checklist.code(), question.code()
                    + " needs choices, or may have none");
        }
        require(byCode.put(checklist.code(), checklist) == null, checklist.code(), "is there twice");
    }

    private static void require(boolean holds, String code, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(FOLDER + code + ".json " + otherwise);
        }
    }

    private static Checklist ofIndicators(Indicators indicators, IndicatorWords words) {
        return new Checklist(INDICATORS, words.source(), words.title(),
                indicators.all().stream()
                        .map(indicator -> new Question(indicator.code(), AnswerType.YES_NO, words.texts(indicator), List.of())).toList());
    }

    private static <T> T read(ObjectMapper json, String name, JavaType type) {
        String path = FOLDER + name + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + path);
            }
            return json.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
