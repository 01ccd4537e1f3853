package org.palermo.systemtest.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The promises of docs/guides/deploy.md: the tests read its two tables, so that they can't differ from the manifests.
record Guide(List<Variable> variables, List<List<String>> secrets) {

    record Variable(String name, Set<String> applications, boolean needed) {}

    static Guide read() {
        try {
            var variables = new ArrayList<Variable>();
            var secrets = new ArrayList<List<String>>();
            for (var line : Files.readAllLines(Kustomize.ROOT.resolve("docs/guides/deploy.md"))) {
                var cells = Stream.of(line.split("\\|")).map(String::strip).toList();
                if (cells.size() > 4 && cells.get(1).matches("`[A-Z_]+`")) {
                    variables.add(new Variable(plain(cells.get(1)), applications(cells.get(2)), cells.get(3).equals("yes")));
                } else if (cells.size() > 3 && cells.get(1).matches("`[a-z-]+`")) {
                    secrets.add(Stream.concat(Stream.of(plain(cells.get(1))), Stream.of(cells.get(2).split(",")).map(Guide::plain)).toList());
                }
            }
            return new Guide(variables, secrets);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<String> needed(String application) {
        return variables.stream().filter(v -> v.needed && v.applications.contains(application)).map(Variable::name).toList();
    }

    boolean knows(String variable, String application) {
        return variables.stream().anyMatch(v -> v.name.equals(variable) && v.applications.contains(application));
    }

    boolean names(String secret, String key) {
        return secrets.stream().anyMatch(s -> s.getFirst().equals(secret) && (key == null || s.subList(1, s.size()).contains(key)));
    }

    private static Set<String> applications(String cell) {
        var services = Set.of("referral-service", "shelter-capacity-service", "labour-inspection-service");
        return switch (cell) {
            case "all" -> OverlayRules.APPLICATIONS;
            case "services" -> services;
            case "services, gateway" -> with(services, "gateway");
            case "services, portal" -> with(services, "portal");
            default -> Set.of(cell.split(", "));
        };
    }

    private static Set<String> with(Set<String> services, String more) {
        return Set.copyOf(Stream.concat(services.stream(), Stream.of(more)).toList());
    }

    private static String plain(String cell) {
        return cell.replace("`", "").strip();
    }
}
