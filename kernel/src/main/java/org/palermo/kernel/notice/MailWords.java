package org.palermo.kernel.notice;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.text.PageWords;
import org.palermo.kernel.text.WordFile;

/// The words of mails and text messages, in the languages of the deployment. They say what to do, never what happened or about whom.
/// The kernel's files and the service's own are read together.
@Startup
@ApplicationScoped
public class MailWords {
    private static final String KERNEL = "palermo/mail/";
    private static final String SERVICE = "palermo/mail/service/";
    /// What the reader of a kind that is not listed does.
    private static final String READ = "read";

    /// What there is to do about each kind of notice.
    private final Map<String, String> tasks;
    /// By key, one map for each language of the deployment.
    private final List<Map<String, String>> languages;
    /// The words of each language, for mails to one person.
    private final Map<String, Map<String, String>> known;

    /// The time zone of a country; null for one that is not known here.
    private final Function<String, ZoneId> zones;
    /// The official languages of a country; empty for one of which they are not known.
    private final Function<String, List<String>> spoken;

    @Inject
    MailWords(MailConfig config, Countries countries) {
        this(config.languages().stream().map(String::strip).toList(),
                code -> countries.country(code).map(Country::zone).orElse(null),
                code -> countries.country(code).map(Country::languages).orElse(List.of()));
    }

    /// @param languages in the order of the mail
    /// @param zones the time zone of a country; null for one that is not known here
    /// @param spoken the official languages of a country; empty for one of which they are not known
    /// @throws IllegalArgumentException when one is not held here, is named twice, or none is named
    MailWords(List<String> languages, Function<String, ZoneId> zones, Function<String, List<String>> spoken) {
        if (languages.isEmpty() || !PageWords.LANGUAGES.containsAll(languages) || new HashSet<>(languages).size() < languages.size()) {
            throw new IllegalArgumentException("palermo.mail.languages must name one or several of " + PageWords.LANGUAGES + ", each once");
        }
        this.zones = zones;
        this.spoken = spoken;
        this.tasks = both("tasks");
        this.known = PageWords.LANGUAGES.stream().collect(Collectors.toMap(language -> language, MailWords::both));
        this.languages = languages.stream().map(known::get).toList();
    }

    /// @param page the address of the page that shows notices, or null when it is not known
    String text(NoticeMail mail, String page) {
        if (mail.language() != null) {
            return text(known.get(mail.language()), mail, page);
        }
        return of(mail.country()).stream().map(words -> text(words, mail, page)).collect(Collectors.joining("\r\n----\r\n\r\n"));
    }

    /// The languages of a country that there are words in; those of the deployment for another list, and where there are none.
    private List<Map<String, String>> of(String country) {
        List<Map<String, String>> official = country == null ? List.of()
                : spoken.apply(country).stream().distinct().map(known::get).filter(Objects::nonNull).toList();
        return official.isEmpty() ? languages : official;
    }

    /// The text message about a record, in the first language.
    public String message(String reference) {
        return MailLine.of("message", reference).in(languages.getFirst());
    }

    private String text(Map<String, String> words, NoticeMail mail, String page) {
        StringBuilder text = new StringBuilder();
        if (mail.all().isEmpty()) {
            tell(text, words, mail, mail.zone());
        } else {
            text.append(MailLine.of("digest", mail.all().size()).in(words)).append("\r\n\r\n");
            mail.all().forEach(one -> {
                tell(text, words, one, mail.zone());
                text.append("\r\n--\r\n\r\n");
            });
        }
        text.append(mail.all().isEmpty() ? "\r\n" : "")
                .append(page == null ? words.get("signIn") : MailLine.of("signIn.page", page).in(words));
        text.append("\r\n");
        return text.append(words.get("nothingElse")).append("\r\n").toString();
    }

    /// What to do about one notice.
    ///
    /// @param zone of the one reader, or null
    private void tell(StringBuilder text, Map<String, String> words, NoticeMail mail, ZoneId zone) {
        text.append(words.get("task." + tasks.getOrDefault(mail.kind(), READ))).append("\r\n\r\n");
        text.append(MailLine.of("reference", mail.reference()).in(words)).append("\r\n");
        if (!mail.lines().isEmpty()) {
            text.append("\r\n");
            mail.lines().forEach(line -> text.append(line.in(words, zone, zones)).append("\r\n"));
        }
    }

    private static Map<String, String> both(String file) {
        Map<String, String> words = new HashMap<>();
        for (String folder : List.of(KERNEL, SERVICE)) {
            WordFile.read(folder + file + ".properties").ifPresent(words::putAll);
        }
        return Map.copyOf(words);
    }
}
