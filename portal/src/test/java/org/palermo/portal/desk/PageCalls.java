package org.palermo.portal.desk;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.portal.api.Operation;
import org.palermo.portal.desk.page.Desk;

/// Which operations the code of a hand-made page calls: from the methods that answer at its address, through every method of the portal
/// that they call, to the clients of the gateway, the names of operations, and the links to them in the page's template. Pages with the
/// same home, such as the steps of a form, count as one. Declared pages only name operations, so their declarations are not followed.
final class PageCalls {
    private static final String OURS = "org/palermo/portal/";
    private static final String START = "/portal";
    private static final Pattern VARYING = Pattern.compile("\\{[^:}]+(?::(.+))?}");
    private static final Pattern OBJECT = Pattern.compile("L([^;]+);");
    private static final String TOPIC = OURS + "desk/Topic";
    private static final String REST = "Ljakarta/ws/rs/";
    private static final String PATH = REST + "Path;";
    private static final String CLIENT = "Lorg/eclipse/microprofile/rest/client/inject/RegisterRestClient;";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    /// Stands for a value in a text that is put together.
    private static final String VALUE = "\1";
    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]+)\"");
    private static final Pattern TAG = Pattern.compile("\\{#(?:include )?([a-zA-Z]+)");
    private static final Pattern EXPRESSION = Pattern.compile("\\{[^{}]*}");
    private static final Pattern NAME_WITH_VALUE = Pattern.compile("[a-z]{3,}[A-Za-z]*\1[A-Za-z]{4,}");

    private record Called(String owner, String name, String type) {}

    /// @param clients HTTP method and path of the operations of clients that are called
    /// @param texts all texts in the code
    /// @param links addresses in the templates
    private record Reached(Set<String> clients, Set<String> texts, Set<String> links) {}

    private final Map<String, ClassModel> classes = new HashMap<>();
    private final Map<String, List<String>> narrower = new HashMap<>();
    private final Map<String, Reached> known = new HashMap<>();
    private final Path templates;
    private final Set<String> declared;
    private final Collection<Operation> operations;

    /// @param built the directory of the built classes
    /// @param declared the addresses of declared pages, which the desk shows
    PageCalls(Path built, Path templates, Set<String> declared, Collection<Operation> operations) throws IOException {
        this.templates = templates;
        this.operations = operations;
        this.declared = declared;
        try (Stream<Path> files = Files.walk(built.resolve(OURS))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
                ClassModel model = ClassFile.of().parse(file);
                classes.put(model.thisClass().asInternalName(), model);
            }
        }
        classes.forEach((name, model) -> wider(model)
                .forEach(other -> narrower.computeIfAbsent(other, none -> new ArrayList<>()).add(name)));
    }

    /// @param page its address in the list
    boolean calls(String page, Operation operation) throws IOException {
        Reached reached = known.get(page);
        if (reached == null) {
            reached = reached(page);
            known.put(page, reached);
        }
        String path = operation.path().replaceAll("\\{[^}]+}", "value");
        return reached.clients().stream().anyMatch(one -> isCalled(operation, one))
                || reached.texts().stream().anyMatch(text -> text.equals(operation.id())
                        || NAME_WITH_VALUE.matcher(text).matches() && matches(text, operation.id()))
                || operation.method().equals("GET") && reached.links().stream().anyMatch(link -> matches(link, path));
    }

    /// Whether a client calls it: no other operation fits better. A client for several services calls that of each.
    private boolean isCalled(Operation operation, String client) {
        int own = differences(operation, client);
        return own >= 0 && operations.stream().mapToInt(other -> differences(other, client)).noneMatch(other -> other >= 0 && other < own);
    }

    /// In how many places one of the two has a value and the other a word; below 0 when they don't fit.
    private static int differences(Operation operation, String client) {
        String[] asked = (operation.method() + " " + operation.path()).split("/");
        String[] given = client.split("/");
        int differences = 0;
        for (int i = 0; i < asked.length; i++) {
            if (asked.length != given.length || !asked[i].startsWith("{") && !given[i].equals(VALUE) && !given[i].equals(asked[i])) {
                return -1;
            }
            differences += asked[i].startsWith("{") == given[i].equals(VALUE) ? 0 : 1;
        }
        return differences;
    }

    private static boolean matches(String text, String whole) {
        return Pattern.matches(Stream.of(text.split(VALUE, -1)).map(Pattern::quote).collect(Collectors.joining("[^/ ]+")), whole);
    }

    private Reached reached(String page) throws IOException {
        Walk walk = new Walk(page);
        while (!walk.next.isEmpty()) {
            follow(walk.next.poll(), walk);
        }
        links(walk.shown, walk.reached);
        return walk.reached;
    }

    /// The way through the code of one page.
    private final class Walk {
        private final Reached reached = new Reached(new HashSet<>(), new HashSet<>(), new HashSet<>());
        private final Set<String> shown = new HashSet<>();
        private final Set<Called> seen = new HashSet<>();
        private final Deque<Called> next = new ArrayDeque<>();
        /// Classes of which there are objects.
        private final Set<String> live = new HashSet<>();

        Walk(String page) {
            Set<String> homes = classes.values().stream().filter(model -> answersAt(model, page))
                    .flatMap(model -> path(model).stream()).collect(Collectors.toSet());
            homes.remove(START);
            if (homes.isEmpty() && declared.contains(page)) {
                homes.add(Desk.START);
            }
            classes.forEach((name, model) -> model.methods().stream().filter(method -> verb(method).isPresent() && isResource(model)
                    && (same(address(model, method), page) || homes.contains(path(model).orElseThrow())))
                    .forEach(method -> add(called(name, method))));
        }

        private void add(Called call) {
            if (!classes.containsKey(call.owner()) || isTopic(call.owner()) || !seen.add(call)) {
                return;
            }
            next.add(call);
            live.stream().filter(other -> isA(other, call.owner())).toList()
                    .forEach(other -> add(new Called(other, call.name(), call.type())));
        }

        private void isLive(String name) {
            if (classes.containsKey(name) && !isTopic(name) && live.add(name)) {
                seen.stream().filter(call -> isA(name, call.owner())).toList()
                        .forEach(call -> add(new Called(name, call.name(), call.type())));
            }
        }
    }

    private boolean isTopic(String name) {
        return isA(name, TOPIC);
    }

    private boolean isA(String name, String other) {
        return name.equals(other) || classes.containsKey(name) && wider(classes.get(name)).stream().anyMatch(one -> isA(one, other));
    }

    private static boolean isResource(ClassModel model) {
        return path(model).isPresent() && !model.flags().has(AccessFlag.INTERFACE);
    }

    private static boolean answersAt(ClassModel model, String page) {
        return isResource(model)
                && model.methods().stream().anyMatch(method -> verb(method).isPresent() && same(address(model, method), page));
    }

    private static String address(ClassModel model, MethodModel method) {
        return path(model).orElseThrow() + path(method).orElse("");
    }

    /// A part of the address that varies stands in braces in both; one of a few words is written out in the list.
    private static boolean same(String path, String page) {
        StringBuilder pattern = new StringBuilder();
        for (String part : path.substring(1).split("/")) {
            Matcher varying = VARYING.matcher(part);
            pattern.append('/').append(!varying.matches() ? Pattern.quote(part)
                    : varying.group(1) == null ? "\\{[^/]+}" : "(?:" + varying.group(1).replace(".+", "\\{[^/]+}") + "|\\{[^/]+})");
        }
        return page.matches(pattern.toString());
    }

    private void follow(Called call, Walk walk) {
        ClassModel model = classes.get(call.owner());
        if (annotation(model, CLIENT).isPresent()) {
            method(model, call).ifPresent(method -> verb(method).ifPresent(verb -> walk.reached.clients().add(
                    verb + " " + address(model, method).replaceAll("\\{[^}]+}", VALUE))));
            return;
        }
        // What is set up when the class is used: its constants, and what it is made with.
        model.methods().stream().filter(method -> method.methodName().stringValue().startsWith("<"))
                .forEach(method -> walk.add(called(call.owner(), method)));
        if (call.name().equals("<init>")) {
            walk.isLive(call.owner());
            OBJECT.matcher(call.type()).results().map(found -> found.group(1)).forEach(given -> {
                walk.isLive(given);
                if (classes.containsKey(given)) {
                    narrower.getOrDefault(given, List.of()).forEach(walk::isLive);
                }
            });
        }
        Optional<MethodModel> method = method(model, call);
        if (method.isEmpty()) {
            wider(model).forEach(other -> walk.add(new Called(other, call.name(), call.type())));
            return;
        }
        if (method.get().flags().has(AccessFlag.NATIVE)) {
            walk.shown.add(call.name());
        }
        List<Called> led = new ArrayList<>();
        method.get().code().ifPresent(code -> code.forEach(element -> read(element, led, walk.reached)));
        led.forEach(walk::add);
    }

    private static void read(CodeElement element, List<Called> led, Reached reached) {
        switch (element) {
            case InvokeInstruction call -> led.add(new Called(call.owner().asInternalName(), call.name().stringValue(),
                    call.type().stringValue()));
            case FieldInstruction field -> led.add(new Called(field.owner().asInternalName(), "<clinit>", "()V"));
            case InvokeDynamicInstruction dynamic -> dynamic.bootstrapArgs().forEach(value -> read(value, led, reached));
            case ConstantInstruction constant -> read(constant.constantValue(), led, reached);
            default -> { }
        }
    }

    private static void read(ConstantDesc value, List<Called> led, Reached reached) {
        if (value instanceof DirectMethodHandleDesc handle) {
            String owner = handle.owner().descriptorString();
            led.add(new Called(owner.substring(1, owner.length() - 1), handle.methodName(), handle.lookupDescriptor()));
        } else if (value instanceof String text) {
            reached.texts().add(text);
        }
    }

    /// The addresses in the templates. One that begins with a value is joined to each address that the code puts together.
    private void links(Set<String> shown, Reached reached) throws IOException {
        List<String> begun = reached.texts().stream().filter(text -> text.startsWith("/api/")).toList();
        for (String template : shown) {
            Matcher link = LINK.matcher(whole(template, new HashSet<>()));
            while (link.find()) {
                String address = EXPRESSION.matcher(link.group(1)).replaceAll(VALUE).replaceFirst("\\?.*", "");
                if (address.startsWith("/api/")) {
                    reached.links().add(address);
                } else if (address.startsWith(VALUE)) {
                    begun.forEach(first -> reached.links().add(first + address.substring(VALUE.length())));
                }
            }
        }
    }

    /// The text of a template with that of its parts.
    private String whole(String name, Set<String> seen) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : List.of(templates.resolve("pages/" + name + ".html"), templates.resolve("tags/" + name + ".html"))) {
            if (seen.add(file.toString()) && Files.exists(file)) {
                String own = Files.readString(file);
                text.append(own);
                for (Matcher tag = TAG.matcher(own); tag.find();) {
                    text.append(whole(tag.group(1), seen));
                }
            }
        }
        return text.toString();
    }

    private static Called called(String owner, MethodModel method) {
        return new Called(owner, method.methodName().stringValue(), method.methodType().stringValue());
    }

    private static Optional<MethodModel> method(ClassModel model, Called call) {
        return model.methods().stream().filter(method -> called(call.owner(), method).equals(call)).findFirst();
    }

    private static List<String> wider(ClassModel model) {
        return Stream.concat(model.superclass().stream(), model.interfaces().stream()).map(one -> one.asInternalName()).toList();
    }

    private static Optional<String> path(AttributedElement of) {
        return annotation(of, PATH).map(found -> ((AnnotationValue.OfString) found.elements().getFirst().value()).stringValue())
                .map(path -> path.isEmpty() || path.startsWith("/") ? path : "/" + path);
    }

    private static Optional<String> verb(MethodModel method) {
        return METHODS.stream().filter(verb -> annotation(method, REST + verb + ";").isPresent()).findFirst();
    }

    private static Optional<Annotation> annotation(AttributedElement of, String type) {
        return of.findAttribute(Attributes.runtimeVisibleAnnotations()).map(RuntimeVisibleAnnotationsAttribute::annotations)
                .orElse(List.of()).stream().filter(one -> one.className().stringValue().equals(type)).findFirst();
    }
}
