package org.palermo.systemtest.taint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Sends a secret in every field that takes text, all at once, as people fill in forms. If that is refused, sends each
/// secret alone to learn which are accepted, and then those together.
final class Seeding {

    private final Recipes recipes;
    private final Random random;
    /// All secrets that were sent. Refused ones must be found nowhere.
    private final List<Secret> sent = new ArrayList<>();
    private final List<Callers.Asked> answers = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> unfit = new ArrayList<>();
    private final List<String> unreached = new ArrayList<>();

    Seeding(Recipes recipes, Random random) {
        this.recipes = recipes;
        this.random = random;
    }

    List<Secret> sent() {
        return sent;
    }

    /// The answers while the secrets were sent.
    List<Callers.Asked> answers() {
        return answers;
    }

    /// The fields that now hold a secret.
    List<String> held() {
        return held;
    }

    /// The fields that refused a secret.
    List<String> refused() {
        return refused;
    }

    /// The fields whose pattern no secret fits.
    List<String> unfit() {
        return unfit;
    }

    /// The operations that refused even a valid request, with their answers.
    List<String> unreached() {
        return unreached;
    }

    /// The same operation with another caller, or with another answer to a question that decides what is kept.
    enum Variant {
        BORDER("POST /api/nrm/v1/referrals", "border", Map.of()),
        DECLINED("POST /api/nrm/v1/referrals", "responder", Map.of("consent", BooleanNode.FALSE)),
        CHILD("POST /api/nrm/v1/referrals", "responder", Map.of("ageGroup", TextNode.valueOf("CHILD"),
                "person.dateOfBirth", TextNode.valueOf(LocalDate.now().minusYears(12).toString()))),
        REPORT_DECLINED("POST /api/inspection/v1/visits/{visit}/findings", "inspector", Map.of("suspectedVictim.consent", BooleanNode.FALSE));

        private final String operation;
        private final String account;
        private final Map<String, JsonNode> given;

        Variant(String operation, String account, Map<String, JsonNode> given) {
            this.operation = operation;
            this.account = account;
            this.given = given;
        }
    }

    void into(Operation operation) {
        var secrets = new LinkedHashMap<String, Secret>();
        for (var field : Field.of(operation)) {
            field.secret(random).ifPresentOrElse(secret -> secrets.put(field.path(), secret), () -> unfit.add(field.toString()));
        }
        if (secrets.isEmpty()) {
            return;
        }
        sent.addAll(secrets.values());
        try {
            into(operation, secrets);
        } catch (AssertionError e) {
            unreached.add(operation + " needs a record that can't be made: " + e.getMessage());
        }
    }

    private void into(Operation operation, Map<String, Secret> secrets) {
        var plain = recipes.send(operation, recipes.prepare(operation), Map.of());
        if (plain.isTaken()) {
            answers.add(plain);
            sendAll(operation, secrets);
        } else {
            if (!Recipes.OUT_OF_REACH.contains(operation.toString())) {
                unreached.add(operation + " as " + plain.account() + " answers " + plain.answer());
            }
            secrets.forEach((path, secret) -> answers.add(recipes.send(operation, recipes.prepare(operation), Map.of(path, secret))));
        }
    }

    private void sendAll(Operation operation, Map<String, Secret> secrets) {
        var taken = secrets;
        var together = recipes.send(operation, recipes.prepare(operation), secrets);
        answers.add(together);
        if (!together.isTaken()) {
            taken = takenAlone(operation, secrets);
            answers.add(recipes.send(operation, recipes.prepare(operation), taken));
        }
        for (var entry : secrets.entrySet()) {
            (taken.containsKey(entry.getKey()) ? held : refused).add(entry.getValue().field());
        }
        for (var variant : Variant.values()) {
            if (variant.operation.equals(operation.toString())) {
                sendVariant(operation, variant, taken.keySet());
            }
        }
    }

    private Map<String, Secret> takenAlone(Operation operation, Map<String, Secret> secrets) {
        var taken = new LinkedHashMap<String, Secret>();
        secrets.forEach((path, secret) -> {
            var asked = recipes.send(operation, recipes.prepare(operation), Map.of(path, secret));
            answers.add(asked);
            if (asked.isTaken()) {
                taken.put(path, secret);
            }
        });
        return taken;
    }

    private void sendVariant(Operation operation, Variant variant, Iterable<String> paths) {
        var secrets = new LinkedHashMap<String, Secret>();
        for (var field : Field.of(operation)) {
            for (var path : paths) {
                if (path.equals(field.path())) {
                    field.secret(operation + " (" + variant + ") " + path, random).ifPresent(secret -> secrets.put(path, secret));
                }
            }
        }
        sent.addAll(secrets.values());
        var asked = recipes.send(operation, recipes.prepare(operation, variant.account, variant.given), secrets);
        answers.add(asked);
        if (!asked.isTaken()) {
            unreached.add(operation + " (" + variant + ") answers " + asked.answer());
        }
    }
}
