package org.palermo.kernel.test.upgrade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.palermo.kernel.test.Account;

/// What the accounts saw of a release's data.
///
/// @param at when they asked; answers depend on the day
record KeptReads(Instant at, List<KeptRead> reads) {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /// A question and its answers.
    record KeptRead(Read read, List<KeptAnswer> answers) {

        List<String> differences() {
            List<String> found = new ArrayList<>();
            for (KeptAnswer answer : answers) {
                for (Account account : answer.accounts()) {
                    answer.seen().differencesTo(read.ask(account))
                            .forEach(difference -> found.add(account + ": " + read + ": " + difference));
                }
            }
            return found;
        }
    }

    /// An answer, and who got it.
    record KeptAnswer(List<Account> accounts, Seen seen) {}

    static KeptReads of(String json) {
        try {
            return JSON.readValue(json, KeptReads.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The kept answers must be JSON of their form", e);
        }
    }

    /// One line for each question, so that a change can be read.
    String json() {
        String lines = reads.stream().map(KeptReads::written).collect(Collectors.joining(",\n"));
        return "{\"at\":\"" + at + "\",\"reads\":[\n" + lines + "\n]}\n";
    }

    private static String written(KeptRead read) {
        try {
            return JSON.writeValueAsString(read);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How the present answers differ from the kept ones.
    List<String> differences() {
        return reads.stream().flatMap(read -> read.differences().stream()).toList();
    }
}
