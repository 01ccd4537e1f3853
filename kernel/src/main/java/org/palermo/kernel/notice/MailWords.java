package org.palermo.kernel.notice;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.kernel.text.WordFile;

/// The words of mails and text messages, in the languages of the deployment. They say what to do, never what happened or about whom.
/// The kernel's files and the service's own are read together.
@Startup
@ApplicationScoped
public class MailWords {
    static final List<String> LANGUAGES = List.of("ar", "en", "es", "fr", "ru", "zh");
    private static final String KERNEL = "palermo/mail/";
    private static final String SERVICE = "palermo/mail/service/";
    /// What the reader of a kind that is not listed does.
    private static final String READ = "read";

    /// What there is to do about each kind of notice.
    private final Map<String, String> tasks;
    /// By key, one map for each language.
    private final List<Map<String, String>> languages;

    @Inject
    MailWords(MailConfig config) {
        this(config.languages().stream().map(String::strip).toList());
    }

    /// @param languages in the order of the mail
    /// @throws IllegalArgumentException when one is not held here, is named twice, or none is named
    MailWords(List<String> languages) {
        if (languages.isEmpty() || !LANGUAGES.containsAll(languages) || new HashSet<>(languages).size() < languages.size()) {
            throw new IllegalArgumentException("palermo.mail.languages must name one or several of " + LANGUAGES + ", each once");
        }
        this.tasks = both("tasks");
        this.languages = languages.stream().map(MailWords::both).toList();
    }

    /// @param page the address of the page that shows notices, or null when it is not known
    String text(NoticeMail mail, String page) {
        return languages.stream().map(words -> text(words, mail, page)).collect(Collectors.joining("\r\n----\r\n\r\n"));
    }

    /// The text message about a record, in the first language.
    public String message(String reference) {
        return MailLine.of("message", reference).in(languages.getFirst());
    }

    private String text(Map<String, String> words, NoticeMail mail, String page) {
        StringBuilder text = new StringBuilder();
        text.append(words.get("task." + tasks.getOrDefault(mail.kind(), READ))).append("\r\n\r\n");
        text.append(MailLine.of("reference", mail.reference()).in(words)).append("\r\n");
        if (!mail.lines().isEmpty()) {
            text.append("\r\n");
            mail.lines().forEach(line -> text.append(line.in(words)).append("\r\n"));
        }
        text.append("\r\n").append(page == null ? words.get("signIn") : MailLine.of("signIn.page", page).in(words)).append("\r\n");
        return text.append(words.get("nothingElse")).append("\r\n").toString();
    }

    private static Map<String, String> both(String file) {
        Map<String, String> words = new HashMap<>();
        for (String folder : List.of(KERNEL, SERVICE)) {
            WordFile.read(folder + file + ".properties").ifPresent(words::putAll);
        }
        return Map.copyOf(words);
    }
}
