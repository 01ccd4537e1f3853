package org.palermo.portal.referral;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.palermo.portal.gateway.referral.CaseCodes.AgeGroup;
import org.palermo.portal.gateway.referral.CaseCodes.Exploitation;
import org.palermo.portal.gateway.referral.IdentifierKind;
import org.palermo.portal.gateway.referral.ReferPerson;
import org.palermo.portal.gateway.referral.ReferPerson.Channel;
import org.palermo.portal.gateway.referral.ReferPerson.ConsentHow;
import org.palermo.portal.gateway.referral.ReferPerson.Identifier;
import org.palermo.portal.gateway.referral.ReferPerson.Sex;
import org.palermo.portal.page.TypedText;

/// The input of a referral as it was typed, valid or not. When an adult declines, it holds nothing that identifies the
/// person.
///
/// @param words the input by field name
/// @param child whether the person is a child by date of birth; a child can't decline, whatever was answered
public record TypedReferral(Map<String, List<String>> words, boolean child) {
    static final TypedReferral NOTHING = new TypedReferral(Map.of(), false);
    /// The names of the inputs for any number that identifies a person: what each is, and the number.
    static final String NUMBER_KIND = "numberKind";
    static final String NUMBER = "number";

    /// A number that identifies a person.
    ///
    /// @param kind what it is; null until it is chosen
    public record TypedNumber(IdentifierKind kind, String value) {}

    /// Nothing but the country, which is chosen beforehand.
    static TypedReferral nothingIn(String country) {
        return new TypedReferral(Map.of("country", List.of(country)), false);
    }

    public TypedReferral {
        if (!child && declines(words)) {
            words = without(words, Step.PERSON.inputs(), Step.CONTACT.inputs());
        }
        words = Map.copyOf(words);
    }

    /// Adds the input of a page. A field of that page that was not sent is cleared, and so is a region outside the chosen country.
    ///
    /// @param children whether a person found in this region, or country, with this date of birth is a child
    TypedReferral with(Step step, MultivaluedMap<String, String> sent, BiPredicate<String, LocalDate> children) {
        Map<String, List<String>> all = without(words, step.inputs());
        step.inputs().stream().filter(sent::containsKey)
                .forEach(name -> all.put(name, sent.get(name).stream().map(TypedText::of).toList()));
        if (new TypedReferral(all, true).isElsewhere()) {
            all.remove("region");
        }
        TypedReferral told = new TypedReferral(all, true);
        return new TypedReferral(all, told.dateOfBirth() != null && children.test(told.foundIn(), told.dateOfBirth()));
    }

    /// The region where she was found, or the country while only that is chosen.
    String foundIn() {
        return text("region").isEmpty() ? text("country") : text("region");
    }

    public String text(String name) {
        return words.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    /// The answer at one position of a question with several answers.
    public String text(String name, int place) {
        List<String> all = words.getOrDefault(name, List.of());
        return place < all.size() ? all.get(place) : "";
    }

    public boolean has(String name, String value) {
        return words.getOrDefault(name, List.of()).contains(value);
    }

    public boolean isDeclined() {
        return !child && declines(words);
    }

    boolean isConsented() {
        return ageGroup() == AgeGroup.ADULT && text("consent").equals("true");
    }

    /// Null until it is answered; the same for the methods below.
    public AgeGroup ageGroup() {
        return code(AgeGroup.class, text("ageGroup")).filter(group -> group != AgeGroup.UNKNOWN).orElse(null);
    }

    public ConsentHow consentHow() {
        return code(ConsentHow.class, text("consentHow")).orElse(null);
    }

    public Sex sex() {
        return code(Sex.class, text("sex")).orElse(null);
    }

    public Channel channel() {
        return code(Channel.class, text("channel")).orElse(null);
    }

    /// The chosen kinds; unknown codes are ignored.
    public List<Exploitation> exploitation() {
        return Arrays.stream(Exploitation.values())
                .filter(kind -> kind != Exploitation.UNKNOWN && has("exploitation", kind.name())).toList();
    }

    public List<String> languages() {
        return words.getOrDefault("languages", List.of()).stream().filter(tag -> !tag.isEmpty()).distinct().toList();
    }

    /// The codes of the indicators that were ticked.
    public List<String> indicators() {
        return words.getOrDefault("indicators", List.of()).stream().filter(code -> !code.isEmpty()).distinct().toList();
    }

    /// The telephone numbers and documents that were typed.
    public List<Identifier> identifiers() {
        return Stream.concat(
                        Stream.of(new Identifier(IdentifierKind.PHONE, text("phone")),
                                new Identifier(IdentifierKind.PHONE, text("otherPhone")),
                                new Identifier(IdentifierKind.PASSPORT, text("passport")),
                                new Identifier(IdentifierKind.NATIONAL_ID, text("nationalId"))),
                        numbers().stream().filter(one -> one.kind() != null).map(one -> new Identifier(one.kind(), one.value())))
                .filter(one -> !one.value().isEmpty()).distinct().toList();
    }

    /// The numbers that were typed beside those that the page asks for by name.
    public List<TypedNumber> numbers() {
        return IntStream.range(0, words.getOrDefault(NUMBER, List.of()).size()).filter(place -> !text(NUMBER, place).isEmpty())
                .mapToObj(place -> new TypedNumber(code(IdentifierKind.class, text(NUMBER_KIND, place)).orElse(null), text(NUMBER, place)))
                .toList();
    }

    public LocalDate dateOfBirth() {
        try {
            return LocalDate.of(Integer.parseInt(text("year")), Integer.parseInt(text("month")), Integer.parseInt(text("day")));
        } catch (DateTimeException | NumberFormatException noDate) {
            return null;
        }
    }

    /// Whether the page was sent.
    boolean has(Step step) {
        return step.inputs().stream().anyMatch(words::containsKey);
    }

    ReferPerson made() {
        Boolean consent = ageGroup() == AgeGroup.ADULT ? Boolean.valueOf(text("consent")) : null;
        ConsentHow how = isConsented() ? consentHow() : null;
        return new ReferPerson(text("region"), ageGroup(), consent, how, sex(), exploitation(), text("nationality"), languages(),
                person(), contact(), text("circumstances"), indicators());
    }

    private ReferPerson.Person person() {
        boolean isUnknown = Stream.of(Field.GIVEN_NAME, Field.FAMILY_NAME, Field.DATE_OF_BIRTH).allMatch(this::isEmpty)
                && identifiers().isEmpty();
        return isUnknown ? null : new ReferPerson.Person(text("givenName"), text("familyName"), dateOfBirth(), identifiers());
    }

    private ReferPerson.SafeContact contact() {
        return channel() == null ? null : new ReferPerson.SafeContact(channel(), text("value"), text("when"), text("words"));
    }

    boolean isEmpty(Field field) {
        return field.inputs().stream().allMatch(name -> words.getOrDefault(name, List.of()).stream().allMatch(String::isEmpty));
    }

    /// Whether the region is in another country than the chosen one.
    private boolean isElsewhere() {
        return !text("country").isEmpty() && !text("region").startsWith(text("country") + "-");
    }

    private static boolean declines(Map<String, List<String>> words) {
        return words.getOrDefault("ageGroup", List.of()).contains("ADULT") && words.getOrDefault("consent", List.of()).contains("false");
    }

    @SafeVarargs
    private static Map<String, List<String>> without(Map<String, List<String>> words, List<String>... names) {
        Map<String, List<String>> left = new LinkedHashMap<>(words);
        Arrays.stream(names).forEach(left.keySet()::removeAll);
        return left;
    }

    private static <E extends Enum<E>> Optional<E> code(Class<E> codes, String name) {
        return Arrays.stream(codes.getEnumConstants()).filter(code -> code.name().equals(name)).findFirst();
    }
}
