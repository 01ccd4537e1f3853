package org.palermo.portal.joboffer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Money;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.joboffer.JobOfferPage.Option;
import org.palermo.portal.joboffer.JobOfferPage.Part;
import org.palermo.portal.joboffer.JobOfferPage.Question;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Makes the form and the answer in the language of the reader.
@ApplicationScoped
class JobOfferPages {
    private static final String KEY = "jobOffer.";
    private static final List<String> PERIODS = List.of("HOUR", "DAY", "WEEK", "MONTH", "YEAR");
    private static final List<String> ITEMS =
            List.of("PLACEMENT", "DOCUMENTS", "MEDICAL", "TRAINING", "VISA", "TRAVEL", "INSURANCE", "LODGING", "OTHER");
    private static final List<String> PAYERS = List.of("WORKER", "EMPLOYER", "AGENCY");
    private static final List<String> CONTACTS =
            List.of("OFFICE", "JOB_FAIR", "JOB_SITE", "SOCIAL_MEDIA", "MESSAGES", "PHONE", "FRIEND_OR_FAMILY", "STREET", "OTHER");
    private static final List<String> TRAVELS = List.of("WORK_VISA", "VISIT_VISA", "NO_VISA_NEEDED", "NOT_YET_KNOWN");

    private final Words words;

    JobOfferPages(Words words) {
        this.words = words;
    }

    /// @param served the countries of this installation, which are offered besides those of ISO 3166
    /// @param wrong the fields that can't be sent
    /// @param problem a key of what is wrong with the whole, or null
    JobOfferPage form(Language language, Countries served, JobOfferForm typed, Set<String> wrong, String problem) {
        Reader in = new Reader(language, served, typed, wrong);
        List<Part> parts = new ArrayList<>(List.of(
                in.part("who", in.text("agency"), in.text("licenceNumber")),
                in.part("job", in.text("employer"), in.text("position"), in.countries("country"), in.countries("from"),
                        in.money(JobOfferForm.WAGE), in.codes("wagePer", "per", PERIODS))));
        List<Question> payments = new ArrayList<>();
        for (int i = 0; i < JobOfferForm.PAYMENTS; i++) {
            String field = JobOfferForm.payment(i);
            payments.add(in.codes(field + ".item", "item", ITEMS));
            payments.add(in.codes(field + ".by", "payer", PAYERS));
            payments.add(in.money(field));
        }
        parts.add(in.part("pay", payments.toArray(Question[]::new)));
        parts.add(in.part("how", in.radios("contact", "contact", CONTACTS), in.text("contactAddress"),
                in.radios("travel", "travel", TRAVELS), in.radios(JobOfferForm.PASSPORT, "passport", List.of("true", "false"))));
        List<JobOfferPage.Wrong> errors = parts.stream()
                .flatMap(part -> part.questions().stream()).filter(question -> question.wrong() != null)
                .map(question -> new JobOfferPage.Wrong(question.id(), question.label() + ": " + question.wrong())).toList();
        return new JobOfferPage(parts, problem == null ? null : words.say(language, KEY + "problem." + problem), errors);
    }

    /// @param body the answer of the service
    JobOfferAnswerView answer(Language language, Countries served, JsonObject body) {
        List<JsonObject> items = objects(body, "items");
        long differ = items.stream().filter(item -> "DIFFERS".equals(item.getString("answer"))).count();
        String lead = words.say(language, KEY + "lead", Map.of("count", differ));
        return new JobOfferAnswerView(lead, items.stream().map(item -> item(language, item)).toList(),
                objects(body, "lines").stream()
                        .map(line -> new JobOfferAnswerView.Line(name(language, served, line.getString("country")), line.getString("name"),
                        line.getString("phone"), line.getString("web"))).toList());
    }

    private JobOfferAnswerView.Item item(Language language, JsonObject item) {
        String name = item.getString("item", "");
        String answer = item.getString("answer", "UNKNOWN");
        String because = item.getString("because", "");
        String look = switch (answer) {
            case "MATCHES" -> "govuk-tag--green";
            case "DIFFERS" -> "govuk-tag--red";
            default -> "govuk-tag--grey";
        };
        return new JobOfferAnswerView.Item("item-" + name.toLowerCase(Locale.ROOT), words.say(language, KEY + "item." + name),
                words.say(language, KEY + "answer." + answer), look, words.say(language, KEY + "because." + because),
                words.find(language, KEY + "do." + because).orElse(null));
    }

    private static List<JsonObject> objects(JsonObject body, String list) {
        return body.getJsonArray(list, new JsonArray()).stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
    }

    private static String name(Language language, Countries served, String code) {
        return served.items().stream().filter(country -> country.code().equals(code))
                .map(country -> country.nameIn(language.tag())).findFirst()
                .orElseGet(() -> Locale.of("", code == null ? "" : code).getDisplayCountry(language.locale()));
    }

    /// The questions for one reader.
    private final class Reader {
        private final Language language;
        private final Countries served;
        private final JobOfferForm typed;
        private final Set<String> wrong;

        Reader(Language language, Countries served, JobOfferForm typed, Set<String> wrong) {
            this.language = language;
            this.served = served;
            this.typed = typed;
            this.wrong = wrong;
        }

        Part part(String name, Question... questions) {
            return new Part(name, words.say(language, KEY + "part." + name),
                    words.find(language, KEY + "part." + name + ".help").orElse(null), List.of(questions));
        }

        Question text(String field) {
            return question(field, "text", typed.text(field), List.of(), null);
        }

        Question money(String field) {
            List<Option> currencies = Money.currencies().stream()
                    .map(code -> new Option(code, code, code.equals(typed.text(JobOfferForm.currency(field))))).toList();
            return question(field, "money", typed.text(JobOfferForm.amount(field)), currencies, typed.text(JobOfferForm.currency(field)));
        }

        Question codes(String field, String codes, List<String> values) {
            return question(field, "select", typed.text(field), options(field, codes, values), null);
        }

        Question radios(String field, String codes, List<String> values) {
            return question(field, "radios", typed.text(field), options(field, codes, values), null);
        }

        Question countries(String field) {
            Collator order = Collator.getInstance(language.locale());
            Stream<String> codes =
                    Stream.concat(Arrays.stream(Locale.getISOCountries()), served.items().stream().map(Countries.Country::code)).distinct();
            List<Option> options = codes.map(code -> new Option(code, name(language, served, code), code.equals(typed.text(field))))
                    .sorted(Comparator.comparing(Option::label, order)).toList();
            return question(field, "select", typed.text(field), options, null);
        }

        private List<Option> options(String field, String codes, List<String> values) {
            return values.stream()
                    .map(value -> new Option(value, words.say(language, KEY + codes + "." + value), value.equals(typed.text(field))))
                    .toList();
        }

        private Question question(String field, String kind, String value, List<Option> options, String currency) {
            String said = field.replaceFirst("^pay\\d", "pay");
            String about = field.matches("pay\\d.*") ? " " + field.charAt("pay".length()) : "";
            return new Question(field, kind, words.say(language, KEY + said) + about,
                    words.find(language, KEY + said + ".help").orElse(null), value, options, currency,
                    wrong.contains(field)
                            ? words.find(language, KEY + said + ".wrong").orElseGet(() -> words.say(language, KEY + "wrong")) : null);
        }
    }
}
