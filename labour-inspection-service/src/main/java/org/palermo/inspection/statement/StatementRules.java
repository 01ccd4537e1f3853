package org.palermo.inspection.statement;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The laws and the questions of `palermo/statements`, read and checked once at startup.
@Startup
@ApplicationScoped
public class StatementRules {
    private static final String OBLIGATIONS = "palermo/statements/obligations.json";
    private static final String QUESTIONS = "palermo/statements/questions.json";

    private final List<Obligation> obligations;
    private final Questions questions;

    StatementRules(ObjectMapper json) {
        obligations = List.of(read(json, OBLIGATIONS, Obligation[].class));
        questions = read(json, QUESTIONS, Questions.class);
        obligations.forEach(StatementRules::check);
        Set<String> codes = new HashSet<>();
        for (AskedQuestion question : questions.questions()) {
            if (question.code() == null || question.text() == null
                    || !question.text().containsKey(AskedQuestion.ENGLISH) || !codes.add(question.code())) {
                throw new IllegalStateException(QUESTIONS + ": each question needs a code of its own and a text in English");
            }
        }
    }

    /// @param version changes with every change of a question, but not with a translation
    @RegisterForReflection
    record Questions(String version, List<AskedQuestion> questions) {}

    public List<Obligation> obligations() {
        return obligations;
    }

    List<AskedQuestion> questions() {
        return questions.questions();
    }

    String version() {
        return questions.version();
    }

    Optional<AskedQuestion> question(String code) {
        return questions().stream().filter(question -> question.code().equals(code)).findFirst();
    }

    private static void check(Obligation row) {
        boolean whole = row.code() != null && row.regime() != null && row.law() != null && row.from() != null && row.threshold() != null
                && row.areas() != null && row.sources() != null && !row.sources().isEmpty() && row.unverified() != null;
        if (!whole || row.threshold().minor() <= 0 || Currency.getInstance(row.threshold().currency()).getDefaultFractionDigits() < 0) {
            throw new IllegalStateException(OBLIGATIONS + ": the row " + row.code()
                    + " needs a regime, a law, a first day, a threshold, areas, sources and what is unverified");
        }
    }

    private static <T> T read(ObjectMapper json, String path, Class<T> type) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return json.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
