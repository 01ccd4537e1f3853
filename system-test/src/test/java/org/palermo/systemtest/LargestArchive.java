package org.palermo.systemtest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An archive of tables (ZIP) that unpacks to as much as a service reads.
final class LargestArchive {

    private static final int UNPACKED = 8 << 20;
    private static final int SERVICES = 100;
    /// With eight cells each, and with the places, nearly 50,000 rows and 400,000 cells.
    private static final int PHONES = 48_900;
    private static final int PLACES = 900;
    /// With their beds, nearly 10,000 rows.
    private static final int PROJECTS = 4_990;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream archive = new ZipOutputStream(bytes);
    private int left = UNPACKED;

    private LargestArchive() {}

    /// A directory in the form of HSDS: an organisation with services, and places with many phones each. No service is at one
    /// of these places, so the service reads and joins all tables, and then has few entries to write.
    static byte[] directory() {
        var organisation = UUID.randomUUID();
        var places = IntStream.range(0, PLACES).mapToObj(place -> UUID.randomUUID()).toList();
        var more = "x".repeat(40);
        return new LargestArchive()
                .with("organizations.csv", "id,name,description", Stream.of(organisation + ",Greedy,Greedy"))
                .with("services.csv", "id,organization_id,name,status",
                        IntStream.range(0, SERVICES).mapToObj(service -> UUID.randomUUID() + "," + organisation + ",Greedy,active"))
                .with("locations.csv", "id,location_type", places.stream().map(place -> place + ",physical"))
                .with("phones.csv", "id,location_id,service_id,organization_id,contact_id,number,extension,description",
                        IntStream.range(0, PHONES)
                                .mapToObj(phone -> UUID.randomUUID() + "," + places.get(phone % PLACES) + ",,,,020 7946 0000,," + more))
                .filledWith("datapackage.json");
    }

    /// A set in the form of HMIS. Its projects give no shelter, so the service reads each of them and refuses it: a search for
    /// a bed finds no house of this journey.
    static byte[] shelters() {
        var name = "x".repeat(300);
        return new LargestArchive()
                .with("Organization.csv", "OrganizationID,OrganizationName,DateDeleted", Stream.of("1,Greedy,"))
                .with("Project.csv", "ProjectID,OrganizationID,ProjectName,ProjectType,OperatingStartDate,OperatingEndDate,DateDeleted",
                        IntStream.range(0, PROJECTS).mapToObj(project -> project + ",1," + name + ",3,2020-01-01,,"))
                .with("Inventory.csv", "ProjectID,HouseholdType,UnitInventory,BedInventory,InventoryStartDate,InventoryEndDate,DateDeleted",
                        IntStream.range(0, PROJECTS).mapToObj(project -> project + ",1,100,1000,2020-01-01,,"))
                .filledWith("Export.csv");
    }

    private LargestArchive with(String name, String header, Stream<String> rows) {
        var lines = Stream.concat(Stream.of(header), rows).collect(Collectors.joining("\n", "", "\n"));
        return with(name, lines.getBytes(StandardCharsets.UTF_8));
    }

    private LargestArchive with(String name, byte[] content) {
        left -= content.length;
        try {
            archive.putNextEntry(new ZipEntry(name));
            archive.write(content);
            archive.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// Adds a file that is unpacked and not imported, up to the last byte that may be there.
    private byte[] filledWith(String name) {
        with(name, new byte[left]);
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
