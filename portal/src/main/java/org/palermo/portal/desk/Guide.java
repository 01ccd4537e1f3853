package org.palermo.portal.desk;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.PageLinks;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;
import org.palermo.portal.page.Language;
import org.palermo.portal.words.Words;

/// What a reader can do on the desk, by topic, from the declared pages of her roles.
@Singleton
public class Guide {

    public record Group(String title, List<Start> starts) {
        /// How many pages and tasks it has for the reader.
        private int work() {
            return starts.stream().mapToInt(start -> 1 + start.jobs().size()).sum();
        }
    }

    /// A page where work begins.
    ///
    /// @param lead what it is for; empty when its title says so
    /// @param jobs the titles of the tasks to which it leads, nearest first
    public record Start(String title, String lead, String href, List<String> jobs) {}

    private final Desk desk;
    private final Words words;
    private final Map<String, List<Page>> links = new HashMap<>();

    Guide(Desk desk, Words words) {
        this.desk = desk;
        this.words = words;
        PageLinks all = new PageLinks(desk);
        desk.pages().forEach(page -> links.put(page.key(), all.from(page)));
    }

    /// The pages where work begins, each with the jobs that it leads to. A job stands once, where it is reached first. The topic in which
    /// the reader has most to do comes first.
    public List<Group> topics(SecurityIdentity person, Language language) {
        Map<String, List<Page>> tasks = tasks(person);
        return desk.topics().stream()
                .map(topic -> new Group(words.say(language, "topic." + topic.name()),
                        Stream.concat(declared(topic, person, language, tasks), others(topic, person, language)).toList()))
                .filter(topic -> !topic.starts().isEmpty()).sorted(Comparator.comparingInt(Group::work).reversed()).toList();
    }

    private Stream<Start> declared(Topic topic, SecurityIdentity person, Language language, Map<String, List<Page>> tasks) {
        return topic.pages().stream().filter(page -> page.isEntry() && desk.isFor(person, page))
                .map(page -> start(language, page.key(), Desk.START + page.path(), tasks.getOrDefault(page.key(), List.of())));
    }

    private Stream<Start> others(Topic topic, SecurityIdentity person, Language language) {
        return topic.entries().stream().filter(entry -> entry.roles().stream().anyMatch(person::hasRole))
                .map(entry -> start(language, entry.key(), entry.address(), List.of()));
    }

    private Start start(Language language, String key, String address, List<Page> tasks) {
        return new Start(words.say(language, key + ".title"), words.find(language, key + ".entry", key + ".lead").orElse(""), address,
                tasks.stream().map(task -> words.say(language, task.key() + ".title")).distinct().toList());
    }

    /// The tasks of the reader by the key of the first page that leads to them.
    private Map<String, List<Page>> tasks(SecurityIdentity person) {
        Map<String, Set<Page>> found = new LinkedHashMap<>();
        Map<String, String> startOf = new HashMap<>();
        Deque<Page> next = new ArrayDeque<>();
        desk.topics().stream().flatMap(topic -> topic.pages().stream())
                .filter(page -> page.isEntry() && desk.isFor(person, page)).forEach(page -> {
                    startOf.put(page.key(), page.key());
                    next.add(page);
                });
        Set<String> starts = new HashSet<>(startOf.keySet());
        while (!next.isEmpty()) {
            Page page = next.poll();
            String start = startOf.get(page.key());
            for (Page led : links.get(page.key())) {
                if (desk.isFor(person, led) && startOf.putIfAbsent(led.key(), start) == null) {
                    next.add(led);
                }
            }
            if (page instanceof TaskPage && !starts.contains(page.key())) {
                found.computeIfAbsent(start, key -> new LinkedHashSet<>()).add(page);
            }
        }
        Map<String, List<Page>> tasks = new HashMap<>();
        found.forEach((start, pages) -> tasks.put(start, List.copyOf(pages)));
        return tasks;
    }
}
