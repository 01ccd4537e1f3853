package org.palermo.shelter.blindness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.palermo.kernel.test.Account;
import org.palermo.shelter.Questions;
import org.palermo.shelter.Register;

/// Asks questions, and keeps everything in the answers that could reveal where a shelter is: all but ids, tokens and times.
final class Attacker implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 8;
    /// Below the budget of one case in an hour.
    private static final int UNBUDGETED = 24;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param what the question
    /// @param areas the answers of the areas, in order
    record Answered(Question what, int status, List<OfArea> areas) {
        /// Whether some area has a shelter that takes them, full or not.
        boolean isAnywhere() {
            return areas.stream().anyMatch(area -> !area.status().equals("NONE"));
        }
    }

    /// @param token the length of the offer's token; its letters are random
    record OfArea(String area, String name, String status, String band, int token) {}

    /// Asks without a budget: spent questions are deleted in between.
    List<Answered> ask(List<Question> questions) {
        List<Answered> answers = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += AT_ONCE) {
            if (from % UNBUDGETED == 0) {
                Register.execute("truncate question, unmet_need");
            }
            answers.addAll(atOnce(questions.subList(from, Math.min(questions.size(), from + AT_ONCE))));
        }
        return answers;
    }

    List<Answered> atOnce(List<Question> questions) {
        List<CompletableFuture<HttpResponse<String>>> sent = questions.stream()
                .map(question -> client.sendAsync(request(question), HttpResponse.BodyHandlers.ofString()))
                .toList();
        List<Answered> answers = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            answers.add(read(questions.get(i), sent.get(i).join()));
        }
        return answers;
    }

    private static HttpRequest request(Question question) {
        try {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + Questions.API + "/availability-searches"))
                    .header("Authorization", "Bearer " + Account.COORDINATOR.token()).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(question.body()))).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answered read(Question question, HttpResponse<String> answer) {
        List<OfArea> areas = new ArrayList<>();
        try {
            for (JsonNode offer : JSON.readTree(answer.body()).path("offers")) {
                areas.add(new OfArea(offer.path("area").asText(), offer.path("areaName").asText(), offer.path("status").asText(),
                        offer.path("band").asText(), offer.path("offer").asText().length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answered(question, answer.statusCode(), areas);
    }

    @Override
    public void close() {
        client.close();
    }
}
