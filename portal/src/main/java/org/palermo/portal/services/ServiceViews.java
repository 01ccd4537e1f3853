package org.palermo.portal.services;

import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.portal.gateway.Countries;
import org.palermo.portal.gateway.DirectoryPage;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// Makes what the page shows of an entry of the directory, in the language of the page. The directory writes its own sentences in English;
/// those are said in the words of the page, and others are shown as they are.
@Singleton
class ServiceViews {
    private static final String CATEGORY = "code.ServiceCategory.";
    private static final Pattern TAKES = Pattern.compile("Takes ([a-z, ]+)\\.(?: It can't take: (.*))?", Pattern.DOTALL);
    private static final Pattern TIME = Pattern.compile("(\\d{2}:\\d{2}).*");
    private static final Pattern WEB = Pattern.compile("https?://\\S+");
    private static final String HOLIDAYS = "Public holidays: ";
    private static final Pattern ANSWERED = Pattern.compile("answered after (\\d{1,6}) seconds on average");
    private static final Pattern MISSED = Pattern.compile("(\\d{1,3}) of 100 calls are not answered");
    private static final Pattern LINES = Pattern.compile("\\d{1,6} lines");
    private static final String STATED = ", as stated on (\\d{4}-\\d{2}-\\d{2})";
    private static final Pattern DAYS = Pattern.compile("people wait (\\d{1,4}) days" + STATED);
    private static final Pattern FREE = Pattern.compile("People who can be taken on" + STATED);
    private static final int WEEK = 7;
    private static final Map<String, String> SAID = Map.of(
            "Works in part only at present.", "publicServices.partly",
            "Helps from a distance and takes nobody in at present.", "publicServices.remote",
            "Takes people in after an assessment.", "publicServices.assessed",
            "A place is asked for through a first responder or an organisation of the national referral mechanism.",
            "publicServices.throughOthers");

    private final Words words;

    ServiceViews(Words words) {
        this.words = words;
    }

    /// The words of a category; empty for one that is not known here.
    Optional<String> category(Language language, String code) {
        return words.find(language, CATEGORY + code);
    }

    ServiceView of(DirectoryPage.Service service, Language language, Countries countries) {
        String organisation = service.organization() == null ? null : service.organization().name();
        boolean hasOwnName = service.category().map(term -> !service.name().equals(term.name())).orElse(true);
        String name = organisation == null ? words.say(language, "publicServices.protected") : hasOwnName ? service.name() : organisation;
        Matcher takes = TAKES.matcher(service.eligibility() == null ? "" : service.eligibility());
        boolean isKnown = takes.matches();
        return new ServiceView(name, name.equals(organisation) ? null : organisation,
                service.phones().stream().filter(phone -> phone.number() != null).map(phone -> phone(language, phone)).toList(),
                service.url() != null && WEB.matcher(service.url()).matches() ? service.url() : null,
                service.schedules().stream().flatMap(schedule -> hours(language, schedule).stream()).toList(), holidays(service),
                languages(language, service.languages()), isKnown ? whom(language, takes.group(1)) : service.eligibility(),
                isKnown ? takes.group(2) : null, ages(language, service), areas(language, countries, service), address(service),
                waits(language, service),
                Stream.of(service.alert(), service.applicationProcess()).filter(Objects::nonNull).map(text -> said(language, text))
                        .toList());
    }

    /// How many lines a helpline has says nothing to a caller.
    private List<String> waits(Language language, DirectoryPage.Service service) {
        List<String> waits = new ArrayList<>();
        if (service.waitTime() != null) {
            Arrays.stream(service.waitTime().split("; ")).filter(one -> !LINES.matcher(one).matches())
                    .map(one -> wait(language, one)).forEach(waits::add);
        }
        service.capacities().stream().filter(capacity -> capacity.available() != null && capacity.description() != null)
                .map(capacity -> Map.entry(capacity.available(), FREE.matcher(capacity.description())))
                .filter(one -> one.getValue().matches())
                .map(one -> words.say(language, "publicServices.wait.free",
                        Map.of("people", one.getKey().intValue(), "day", day(language, one.getValue().group(1))))).forEach(waits::add);
        return waits;
    }

    private String wait(Language language, String text) {
        Matcher answered = ANSWERED.matcher(text);
        Matcher missed = MISSED.matcher(text);
        Matcher days = DAYS.matcher(text);
        return answered.matches()
                ? words.say(language, "publicServices.wait.seconds", Map.of("seconds", Integer.valueOf(answered.group(1))))
                : missed.matches() ? words.say(language, "publicServices.wait.missed", Map.of("calls", Integer.valueOf(missed.group(1))))
                : days.matches() ? words.say(language, "publicServices.wait.days",
                        Map.of("days", Integer.valueOf(days.group(1)), "day", day(language, days.group(2))))
                : text;
    }

    private static String day(Language language, String day) {
        try {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.dates()).format(LocalDate.parse(day));
        } catch (DateTimeException notOne) {
            return day;
        }
    }

    private String said(Language language, String text) {
        return SAID.containsKey(text) ? words.say(language, SAID.get(text)) : text;
    }

    private ServiceView.PhoneView phone(Language language, DirectoryPage.Phone phone) {
        return new ServiceView.PhoneView(phone.number(), phone.description(),
                phone.languages() == null ? "" : joined(language, languages(language, phone.languages())));
    }

    private List<String> languages(Language language, List<DirectoryPage.Language> spoken) {
        return spoken.stream().map(DirectoryPage.Language::code).filter(Objects::nonNull)
                .map(code -> words.codes().language(code, language)).toList();
    }

    private String whom(Language language, String takes) {
        return joined(language, Arrays.stream(takes.split(", "))
                .map(one -> words.find(language, "publicServices.takes." + one.replace(' ', '-')).orElse(one)).toList());
    }

    private String ages(Language language, DirectoryPage.Service service) {
        Integer least = service.minimumAge();
        Integer most = service.maximumAge();
        if (least == null && most == null) {
            return null;
        }
        return most == null ? words.say(language, "publicServices.age.from", Map.of("age", least))
                : least == null ? words.say(language, "publicServices.age.until", Map.of("age", most))
                : words.say(language, "publicServices.age.both", Map.of("least", least, "most", most));
    }

    private static String holidays(DirectoryPage.Service service) {
        return service.schedules().stream().map(DirectoryPage.Schedule::notes).filter(Objects::nonNull).findFirst()
                .map(notes -> notes.startsWith(HOLIDAYS) ? notes.substring(HOLIDAYS.length()) : notes).orElse(null);
    }

    private Optional<ServiceView.Hours> hours(Language language, DirectoryPage.Schedule schedule) {
        Matcher opens = TIME.matcher(schedule.opensAt() == null ? "" : schedule.opensAt());
        Matcher closes = TIME.matcher(schedule.closesAt() == null ? "" : schedule.closesAt());
        if (schedule.byday() == null || !opens.matches() || !closes.matches()) {
            return Optional.empty();
        }
        List<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                .filter(day -> Arrays.asList(schedule.byday().split(",")).contains(day.name().substring(0, 2))).toList();
        if (days.size() == WEEK && opens.group(1).equals("00:00") && closes.group(1).equals("23:59")) {
            return Optional.of(new ServiceView.Hours(words.say(language, "publicServices.always"), null, null));
        }
        boolean isNextDay = closes.group(1).compareTo(opens.group(1)) < 0;
        return Optional.of(new ServiceView.Hours(days(language, days), opens.group(1) + "–" + closes.group(1),
                isNextDay ? words.say(language, "publicServices.nextDay") : null));
    }

    /// Three days or more in a row are said by the first and the last.
    private String days(Language language, List<DayOfWeek> days) {
        List<String> said = new ArrayList<>();
        for (int first = 0, next; first < days.size(); first = next) {
            next = first + 1;
            while (next < days.size() && days.get(next).getValue() == days.get(next - 1).getValue() + 1) {
                next++;
            }
            if (next - first >= 3) {
                said.add(day(language, days.get(first)) + " – " + day(language, days.get(next - 1)));
            } else {
                days.subList(first, next).forEach(day -> said.add(day(language, day)));
            }
        }
        return joined(language, said);
    }

    private String day(Language language, DayOfWeek day) {
        return words.say(language, "code.DayOfWeek." + day.name());
    }

    /// A country instead of all its regions.
    private static List<String> areas(Language language, Countries countries, DirectoryPage.Service service) {
        return service.areas().stream().flatMap(area -> {
            List<String> regions = area.regions().stream().filter(region -> region.length() > 2).toList();
            if (regions.isEmpty()) {
                return Stream.ofNullable(area.name());
            }
            String code = regions.getFirst().substring(0, 2);
            return countries.country(code).map(country -> country.regions() != null && regions.size() > 1
                    && regions.size() == country.regions().size()
                    ? Stream.of(country.nameIn(language.tag()))
                    : regions.stream().map(region -> country.region(region, language.tag()))).orElse(Stream.ofNullable(area.name()));
        }).distinct().toList();
    }

    private static List<String> address(DirectoryPage.Service service) {
        return service.places().stream().map(DirectoryPage.Place::location)
                .filter(location -> location != null && location.addresses() != null)
                .flatMap(location -> location.addresses().stream()).findFirst()
                .map(found -> Stream.of(found.first(), found.second(), found.city(), found.postcode())
                        .filter(line -> line != null && !line.isBlank()).toList())
                .orElse(List.of());
    }

    private String joined(Language language, List<String> said) {
        return String.join(words.say(language, "list.comma") + " ", said);
    }
}
