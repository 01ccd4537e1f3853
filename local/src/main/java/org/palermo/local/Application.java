package org.palermo.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One of the suite's own applications: a module that is built to a folder from which Quarkus starts.
///
/// @param name     of the module, of its log, and in `status`
/// @param offset   of its port from the public one
/// @param database its own database, or null
/// @param events   the Keycloak client with which it sends events to other services, or null
/// @param jvm      options of its JVM; a native binary gets only the heap size
public record Application(String name, int offset, String database, String events, List<String> jvm) {

    /// Objects with heads of 8 bytes instead of 12 (JEP 519), so a heap holds about a tenth more.
    public static final String SMALL_OBJECTS = "-XX:+UseCompactObjectHeaders";

    /// Compiled by C1 only: these applications serve one person, and C2's threads and code would cost 30 to 60 MB for
    /// each.
    private static final List<String> SMALL = ofOnePerson("-Xmx160m");
    /// Every request passes the gateway, so it gets the full compiler and a collector that uses all processors: under full
    /// load it stops 20 times a second, for a millisecond each. docs/guides/scale.md shows how its heap is used.
    private static final List<String> DOOR = List.of("-Xmx240m", "-Xmn24m", "-XX:+UseParallelGC",
            SMALL_OBJECTS, "-XX:ReservedCodeCacheSize=96m");

    /// A service holds files and the bodies that callers send; docs/guides/scale.md adds them up.
    private static final List<String> SERVICE = ofOnePerson("-Xmx224m");
    /// Also statistics, HTCDS files and documents.
    private static final List<String> LARGEST = ofOnePerson("-Xmx304m");

    public static final Application GATEWAY = new Application("gateway", 0, null, null, DOOR);
    public static final Application PORTAL = new Application("portal", 1, "portal", null, SMALL);
    public static final Application REFERRAL =
            new Application("referral-service", 2, "referral", "referral-events", LARGEST);
    public static final Application SHELTER =
            new Application("shelter-capacity-service", 3, "shelter", "shelter-events", SERVICE);
    public static final Application INSPECTION =
            new Application("labour-inspection-service", 4, "inspection", "inspection-events", SERVICE);

    /// Makes PDF files of pages to print, when it is asked for (`up --pdf`). It always runs on a JVM.
    public static final Application PDF = new Application("pdf", 8, null, null, List.of(
            "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=64m", "-Djava.awt.headless=true"));

    /// Those that always run, in the order in which they are stopped: the gateway first.
    public static final List<Application> ALL = List.of(GATEWAY, PORTAL, INSPECTION, SHELTER, REFERRAL);

    private static List<String> ofOnePerson(String heap) {
        return List.of(heap, "-XX:+UseSerialGC", SMALL_OBJECTS, "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=64m");
    }

    /// The folder where the build leaves it.
    public Path built() {
        return Checkout.root().resolve(Path.of(name, "target", "quarkus-app"));
    }

    /// Whether PALERMO_WITHOUT names it: then it runs in a debugger instead, on the same port.
    public boolean isLeftOut() {
        return Set.of(System.getenv().getOrDefault("PALERMO_WITHOUT", "").split("[ ,]+")).contains(name);
    }

    public Optional<String> databaseName() {
        return Optional.ofNullable(database);
    }

    /// The file of its master keys. Each service has master keys of its own: stolen keys of one service open nothing of another.
    public Path masterKeys(Home home) {
        return home.in("keys", name + "-master.json");
    }

    /// The folder with the files that its rows name, sealed.
    public Path files(Home home) {
        return home.in("data", "files", name);
    }

    /// Whether it seals data under keys of its own; the portal has a key for its drafts.
    public boolean keepsPersonalData() {
        return usesKernelTables();
    }

    /// The portal keeps no event and no audit of its own, so the kernel's tables are not in its database.
    public boolean usesKernelTables() {
        return database != null && this != PORTAL;
    }
}
