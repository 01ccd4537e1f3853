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
import org.palermo.portal.gateway.referral.CaseCodes.AgeGroup;
import org.palermo.portal.gateway.referral.CaseCodes.Exploitation;
import org.palermo.portal.gateway.referral.ReferPerson;
import org.palermo.portal.gateway.referral.ReferPerson.Channel;
import org.palermo.portal.gateway.referral.ReferPerson.Sex;

/// The input of a referral as it was typed, valid or not. When an adult declines, it holds nothing that identifies the
/// person.
///
/// @param words the input by field name
/// @param child whether the person is a child by date of birth; a child can't decline, whatever was answered
public record Typed(Map<String, List<String>> words, boolean child) {
    static final Typed NOTHING = new Typed(Map.of(), false);

    public Typed {
        if (!child && declines(words)) {
            words = without(words, Step.PERSON.inputs(), Step.CONTACT.inputs());
        }
        words = Map.copyOf(words);
    }

    /// Adds the input of a page. A field of that page that was not sent is cleared.
    ///
    /// @param children whether a person found in this region with this date of birth is a child
    Typed with(Step step, MultivaluedMap<String, String> sent, BiPredicate<String, LocalDate> children) {
        Map<String, List<String>> all = without(words, step.inputs());
        step.inputs().stream().filter(sent::containsKey).forEach(name -> all.put(name, sent.get(name).stream().map(Typed::plain).toList()));
        Typed told = new Typed(all, true);
        return new Typed(all, told.dateOfBirth() != null && children.test(told.text("region"), told.dateOfBirth()));
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

    /// Whether the responder chose adult, but the date of birth says child.
    public boolean isChildByBirth() {
        return child && ageGroup() == AgeGroup.ADULT;
    }

    /// Null until it is answered; the same for the methods below.
    public AgeGroup ageGroup() {
        return code(AgeGroup.class, text("ageGroup")).filter(group -> group != AgeGroup.UNKNOWN).orElse(null);
    }

    public Sex sex() {
        return code(Sex.class, text("sex")).orElse(null);
    }

    public Channel channel() {
        return code(Channel.class, text("channel")).orElse(null);
    }

    /// The chosen kinds; unknown codes are ignored.
    public List<Exploitation> exploitation() {
        return Arrays.stream(Exploitation.values()).filter(kind -> kind != Exploitation.UNKNOWN && has("exploitation", kind.name())).toList();
    }

    public List<String> languages() {
        return words.getOrDefault("languages", List.of()).stream().filter(tag -> !tag.isEmpty()).distinct().toList();
    }

    public LocalDate dateOfBirth() {
        try {
            return LocalDate.of(Integer.parseInt(text("year")), Integer.parseInt(text("month")), Integer.parseInt(text("day")));
        } catch (DateTimeException | NumberFormatException noDate) {
            return null;
        }
    }

    /// The first page that was not sent yet or holds an invalid answer.
    Optional<Step> next() {
        return Arrays.stream(Step.values()).filter(step -> !(step.saysWho() && isDeclined()))
                .filter(step -> step.inputs().stream().noneMatch(words::containsKey) || !FieldRules.wrong(this, step).isEmpty()).findFirst();
    }

    ReferPerson made() {
        Boolean consent = ageGroup() == AgeGroup.ADULT ? Boolean.valueOf(text("consent")) : null;
        return new ReferPerson(text("region"), ageGroup(), consent, sex(), exploitation(), text("nationality"), languages(), person(), contact(), text("circumstances"));
    }

    private ReferPerson.Person person() {
        return isEmpty(Field.GIVEN_NAME) && isEmpty(Field.FAMILY_NAME) && isEmpty(Field.DATE_OF_BIRTH) ? null : new ReferPerson.Person(text("givenName"), text("familyName"), dateOfBirth());
    }

    private ReferPerson.SafeContact contact() {
        return channel() == null ? null : new ReferPerson.SafeContact(channel(), text("value"), text("when"), text("words"));
    }

    boolean isEmpty(Field field) {
        return field.inputs().stream().allMatch(name -> words.getOrDefault(name, List.of()).stream().allMatch(String::isEmpty));
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

    private static String plain(String sent) {
        return sent.replace("\r\n", "\n").strip();
    }
}
