package org.palermo.portal.joboffer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.palermo.portal.desk.page.Money;
import org.palermo.portal.page.TypedText;

/// A job offer as it was typed.
///
/// @param words by the name of the field
record JobOfferForm(Map<String, String> words) {
    static final JobOfferForm EMPTY = new JobOfferForm(Map.of());
    static final int PAYMENTS = 3;
    static final List<String> TEXTS =
            List.of("agency", "licenceNumber", "employer", "position", "country", "from", "wagePer", "contact", "contactAddress", "travel");
    static final String WAGE = "wage";
    static final String PASSPORT = "passportKept";
    private static final int LONGEST = 400;

    static JobOfferForm of(MultivaluedMap<String, String> sent) {
        Map<String, String> words = new LinkedHashMap<>();
        sent.keySet().stream().limit(100).forEach(name -> words.put(name, plain(sent.getFirst(name))));
        return new JobOfferForm(words);
    }

    private static String plain(String sent) {
        String text = TypedText.of(sent);
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    String text(String name) {
        return words.getOrDefault(name, "");
    }

    private boolean isSaid(String name) {
        return !text(name).isEmpty();
    }

    /// The fields that can't be sent as they were typed.
    Set<String> wrong() {
        Set<String> wrong = new TreeSet<>();
        if (isSaid(amount(WAGE)) && money(WAGE).isEmpty()) {
            wrong.add(WAGE);
        } else if (isSaid(amount(WAGE)) && !isSaid("wagePer")) {
            wrong.add("wagePer");
        }
        for (int i = 0; i < PAYMENTS; i++) {
            if (isSaid(amount(payment(i))) && money(payment(i)).isEmpty()) {
                wrong.add(payment(i));
            } else if (isSaid(amount(payment(i))) && !isSaid(payment(i) + ".item")) {
                wrong.add(payment(i) + ".item");
            }
        }
        return wrong;
    }

    /// The body of the call; empty when nothing was typed.
    JsonObject body() {
        JsonObject body = new JsonObject();
        TEXTS.stream().filter(this::isSaid).filter(name -> !name.equals("wagePer")).forEach(name -> body.put(name, text(name)));
        money(WAGE).ifPresent(wage -> body.put("wage", wage).put("wagePer", text("wagePer")));
        JsonArray payments = new JsonArray();
        for (int i = 0; i < PAYMENTS; i++) {
            if (isSaid(payment(i) + ".item")) {
                JsonObject payment = new JsonObject().put("item", text(payment(i) + ".item"))
                        .put("paidBy", isSaid(payment(i) + ".by") ? text(payment(i) + ".by") : "WORKER");
                money(payment(i)).ifPresent(amount -> payment.put("amount", amount));
                payments.add(payment);
            }
        }
        if (!payments.isEmpty()) {
            body.put("payments", payments);
        }
        if (text(PASSPORT).equals("true") || text(PASSPORT).equals("false")) {
            body.put(PASSPORT, Boolean.valueOf(text(PASSPORT)));
        }
        return body;
    }

    private Optional<JsonObject> money(String field) {
        return isSaid(amount(field)) && isSaid(currency(field)) ? Money.of(text(amount(field)), text(currency(field))) : Optional.empty();
    }

    static String amount(String field) {
        return field + ".amount";
    }

    static String currency(String field) {
        return field + ".currency";
    }

    static String payment(int place) {
        return "pay" + (place + 1);
    }

    /// Contains nothing of what was typed, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "JobOfferForm";
    }
}
