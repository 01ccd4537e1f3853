package org.palermo.portal.desk.page;

import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;
import org.palermo.portal.page.Frames;

/// All declared pages, by their path and key.
@Singleton
public class Desk {
    /// Where the desk begins.
    public static final String START = "/portal/desk";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    /// A page that an address leads to.
    ///
    /// @param variables the ids in the address, in their order
    public record Place(Page page, Map<String, String> variables) {
        public String address() {
            return START + Paths.fill(page.path(), variables, null).orElseThrow();
        }
    }

    /// The path of a page in parts.
    private record Template(Page page, List<String> parts) {
        static Template of(Page page) {
            return new Template(page, Template.parts(page.path()));
        }

        static List<String> parts(String path) {
            return List.of(path.split("/", -1));
        }

        /// What an address must have in common with the path to lead to the page: so few pages are compared part by part.
        static String start(List<String> parts) {
            return parts.size() + "/" + (parts.size() > 1 ? parts.get(1) : "");
        }

        /// @return the ids in the address, or null when it does not lead to the page
        Map<String, String> match(List<String> address) {
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).startsWith("{")) {
                    if (!ID.matcher(address.get(i)).matches()) {
                        return null;
                    }
                    variables.put(parts.get(i).substring(1, parts.get(i).length() - 1), address.get(i));
                } else if (!parts.get(i).equals(address.get(i))) {
                    return null;
                }
            }
            return variables;
        }
    }

    private final List<Topic> topics;
    private final Operations operations;
    private final Map<String, Page> byKey = new HashMap<>();
    private final List<Page> pages = new ArrayList<>();
    private final Map<String, List<Template>> byStart;
    private final Set<String> ofRows;

    Desk(@All List<Topic> topics, Operations operations) {
        this.topics = topics.stream().sorted(Comparator.comparing(Topic::name)).toList();
        this.operations = operations;
        List<Topic.Addition> additions = this.topics.stream().flatMap(topic -> topic.additions().stream()).toList();
        for (Topic topic : this.topics) {
            for (Page declared : topic.pages()) {
                Page page = whole(declared, additions);
                page.operations().forEach(operations::get);
                if (byKey.put(page.key(), page) != null) {
                    throw new IllegalStateException("Two pages are called " + page.key());
                }
                pages.add(page);
            }
        }
        byStart = pages.stream().map(Template::of).collect(Collectors.groupingBy(template -> Template.start(template.parts())));
        ofRows = pages.stream().filter(RecordPage.class::isInstance).flatMap(page -> tasksOfRows((RecordPage) page))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A record with the sections that other topics add to it.
    private static Page whole(Page page, List<Topic.Addition> additions) {
        return page instanceof RecordPage record ? record.between(sections(page, additions, true), sections(page, additions, false)) : page;
    }

    private static List<Section> sections(Page page, List<Topic.Addition> additions, boolean first) {
        return additions.stream().filter(addition -> addition.page().equals(page.key()) && addition.first() == first)
                .flatMap(addition -> addition.sections().stream()).toList();
    }

    public List<Topic> topics() {
        return topics;
    }

    public List<Page> pages() {
        return List.copyOf(pages);
    }

    /// @throws IllegalArgumentException when no page has this key
    public Page page(String key) {
        Page found = byKey.get(key);
        if (found == null) {
            throw new IllegalArgumentException("No page is called " + key);
        }
        return found;
    }

    public TaskPage task(String key) {
        return page(key) instanceof TaskPage task ? task : fail(key);
    }

    public boolean isPage(String key) {
        return byKey.containsKey(key);
    }

    public boolean isTask(String key) {
        return byKey.get(key) instanceof TaskPage;
    }

    Operation main(Page page) {
        return operations.get(page.main());
    }

    /// The roles that a page is for; empty when the description of its operation names none.
    public Set<String> roles(Page page) {
        return page.only().isEmpty() && page.main() != null ? operations.get(page.main()).roles() : page.only();
    }

    /// Immigration bodies see less than others with the same roles: they get no page that the services would refuse them.
    public boolean isFor(SecurityIdentity person, Page page) {
        Set<String> roles = roles(page);
        return (roles.isEmpty() || roles.stream().anyMatch(person::hasRole))
                && (!Frames.isOfImmigration(person) || page.main() != null && operations.get(page.main()).immigration());
    }

    /// @param address of a page of the portal; an address outside the desk is open to nobody here
    public boolean isOpenTo(SecurityIdentity person, String address) {
        return address.equals(START) || address.startsWith(START + "/")
                && find(address.substring(START.length())).filter(place -> isFor(person, place.page())).isPresent();
    }

    public boolean mayCall(SecurityIdentity person, String operation) {
        Operation called = operations.get(operation);
        return (called.roles().isEmpty() || called.roles().stream().anyMatch(person::hasRole))
                && (!Frames.isOfImmigration(person) || called.immigration());
    }

    /// The address of the page before a task: the list from which its records were ticked, else the page to which it leads. Where it leads
    /// to what it makes, the nearest page above that.
    public String before(TaskPage task, Place place) {
        String template = task.inputs().stream().filter(input -> input.kind() == Input.Kind.TICKED).map(Input::from).findFirst()
                .orElseGet(() -> task.then() == null ? "" : task.then().contains("{=") ? above(task) : task.then());
        return Paths.fill(template, place.variables(), null).filter(path -> !path.isEmpty()).map(Desk::address).orElse(START);
    }

    /// The path of the nearest page above the one to which a task leads, for everybody who may do the task.
    private String above(TaskPage task) {
        return Stream.iterate(task.then(), path -> !path.isEmpty(), path -> path.substring(0, path.lastIndexOf('/')))
                .filter(path -> pages.stream().anyMatch(page -> page.path().equals(path) && !(page instanceof TaskPage)
                        && (roles(page).isEmpty() || !roles(task).isEmpty() && roles(page).containsAll(roles(task)))))
                .findFirst().orElse("");
    }

    /// The address of a path of the desk; a path of the portal outside the desk stays as it is.
    public static String address(String path) {
        return path.startsWith("/portal") ? path : START + path;
    }

    /// The address of the nearest record whose address begins that of a page, and which the person may open; else where the desk begins.
    public String recordBefore(SecurityIdentity person, Place place) {
        String path = place.address().substring(START.length());
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            if (find(path.substring(0, end)).filter(before -> before.page() instanceof RecordPage && isFor(person, before.page()))
                    .isPresent()) {
                return START + path.substring(0, end);
            }
        }
        return START;
    }

    /// Whether a button in the row of a record's table does it and leads back to the record. Then the reader goes on from this row.
    public boolean isOfRow(String key) {
        return ofRows.contains(key);
    }

    private Stream<String> tasksOfRows(RecordPage page) {
        return page.sections().stream().filter(Section.Table.class::isInstance)
                .flatMap(section -> ((Section.Table) section).rowTasks().stream())
                .filter(key -> byKey.get(key) instanceof TaskPage task && task.isOneClick() && page.path().equals(task.then()));
    }

    /// The page at an address. A fixed part goes before an id: `/holds/new` before `/holds/{hold}`.
    public Optional<Place> find(String path) {
        List<String> parts = Template.parts(path);
        Place best = null;
        for (Template template : byStart.getOrDefault(Template.start(parts), List.of())) {
            Map<String, String> variables = template.match(parts);
            if (variables != null && (best == null || variables.size() < best.variables().size())) {
                best = new Place(template.page(), variables);
            }
        }
        return Optional.ofNullable(best);
    }

    private static TaskPage fail(String key) {
        throw new IllegalArgumentException(key + " is not a task");
    }
}
