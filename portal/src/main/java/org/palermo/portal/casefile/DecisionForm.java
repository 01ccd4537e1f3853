package org.palermo.portal.casefile;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.gateway.CaseFile;
import org.palermo.portal.gateway.Decided;
import org.palermo.portal.gateway.MakeDecision;

/// A decision as typed. The form always comes back with exactly what was typed.
///
/// @param version of the file that the reader saw
/// @param key the idempotency key, created with the form
/// @param typed the input by field name
/// @param wrong the names of the fields to correct, as in {@link MakeDecision}
/// @param why the reason why the decision was not made, or null
public record DecisionForm(Decidable decision, int version, String key, Map<String, String> typed, List<String> wrong, Decided.Why why) {
    private static final String UNTIL = "protectedUntil";
    private static final List<String> DATE = List.of("day", "month", "year");
    private static final List<String> NAMES = Stream.concat(Stream.of("outcome", "test", "reasons"), DATE.stream()).toList();
    private static final int LONGEST_TEST = 200;
    private static final int LONGEST_REASONS = 8000;

    static DecisionForm blank(Decidable decision) {
        return new DecisionForm(decision, 0, newKey(), Map.of(), List.of(), null);
    }

    /// @throws BadRequestException for input that none of our pages sends
    static DecisionForm of(Decidable decision, MultivaluedMap<String, String> sent) {
        String version = sent.getFirst("version");
        String key = sent.getFirst("key");
        if (version == null || !version.matches("\\d{1,9}") || key == null || key.isBlank()) {
            throw new BadRequestException();
        }
        Map<String, String> typed = NAMES.stream().filter(sent::containsKey)
                .collect(Collectors.toMap(Function.identity(), name -> sent.getFirst(name).replace("\r\n", "\n").strip()));
        DecisionForm form = new DecisionForm(decision, Integer.parseInt(version), key, typed, List.of(), null);
        List<String> wrong = form.check();
        return wrong.isEmpty() ? form : form.not(new Decided.Not(Decided.Why.INVALID, wrong));
    }

    public String text(String name) {
        return typed.getOrDefault(name, "");
    }

    MakeDecision made() {
        return new MakeDecision(decision.kind(), CaseFile.Outcome.valueOf(text("outcome")), text("test"), text("reasons"), hasDate() ? date() : null);
    }

    DecisionForm not(Decided.Not not) {
        return new DecisionForm(decision, version, key, typed, not.fields(), not.why());
    }

    /// The form for the current state of the file, which the page shows as well. When the caller can't know whether the
    /// decision was made, the form keeps its key.
    DecisionForm on(CaseFile file) {
        boolean changed = why != null && file.version() != version;
        return new DecisionForm(decision, file.version(), why == Decided.Why.AWAY ? key : newKey(), typed, wrong, changed ? Decided.Why.CHANGED : why);
    }

    /// Checks what the service would refuse as well, without calling it.
    private List<String> check() {
        List<String> bad = new ArrayList<>();
        if (!List.of("POSITIVE", "NEGATIVE").contains(text("outcome"))) {
            bad.add("outcome");
        }
        if (text("test").isEmpty() || text("test").length() > LONGEST_TEST) {
            bad.add("test");
        }
        if (text("reasons").isEmpty() || text("reasons").length() > LONGEST_REASONS) {
            bad.add("reasons");
        }
        if (hasDate() && (date() == null || text("outcome").equals("NEGATIVE"))) {
            bad.add(UNTIL);
        }
        return bad;
    }

    private boolean hasDate() {
        return DATE.stream().anyMatch(part -> !text(part).isEmpty());
    }

    /// Null if the input is not a date.
    private LocalDate date() {
        try {
            return LocalDate.of(Integer.parseInt(text("year")), Integer.parseInt(text("month")), Integer.parseInt(text("day")));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
